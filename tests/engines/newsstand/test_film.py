"""The films."""

from struct import unpack

from octavo.engines.newsstand.film import film


def boxes(content: bytes) -> dict[bytes, tuple[int, bytes]]:
    """Split a row of boxes into where each one's content begins, and the content."""
    found, at = {}, 0
    while at < len(content):
        size, kind = unpack(">I4s", content[at : at + 8])
        found[kind] = (at + 8, content[at + 8 : at + size])
        at += size
    return found


def inside(content: bytes, *kinds: bytes) -> bytes:
    """Give the content of a box within boxes."""
    for kind in kinds:
        content = boxes(content)[kind][1]
    return content


def test_the_table_leads_to_the_pictures():
    """The table of samples gives the place, number and sizes of the pictures stored."""
    file = film("gazette", 5)
    pictures_at, pictures = boxes(file)[b"mdat"]

    table = inside(file, b"moov", b"trak", b"mdia", b"minf", b"stbl")
    _, _, n_pictures, *sizes = unpack(">8I", boxes(table)[b"stsz"][1])
    _, _, first_at = unpack(">3I", boxes(table)[b"stco"][1])

    assert first_at == pictures_at
    assert n_pictures == 5
    assert sum(sizes) == len(pictures)


def test_every_picture_is_a_whole_unit():
    """Each picture is stored as its length and one unit of H.264 that shows a whole picture."""
    pictures = inside(film("gazette", 3), b"mdat")
    kinds, at = [], 0

    while at < len(pictures):
        (size,) = unpack(">I", pictures[at : at + 4])
        kinds.append(pictures[at + 4] & 0x1F)
        at += 4 + size

    assert kinds == [5, 5, 5]
    assert at == len(pictures)


def test_a_film_of_no_length_has_one_picture():
    """Even a film of zero seconds can be opened."""
    table = inside(film("gazette", 0), b"moov", b"trak", b"mdia", b"minf", b"stbl")

    assert unpack(">4I", boxes(table)[b"stsz"][1])[2] == 1
