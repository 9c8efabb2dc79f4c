"""Names as the desk knows them, brought to the candidates of an article."""

from collections.abc import Sequence

from octavo.news.concept import Named
from octavo.stages.tag.candidates import Candidate, Found
from octavo.stages.tag.labels import key


def bring_names(found: Found, names: Sequence[Named]) -> Found:
    """Give candidates the kind, key and full name of who they name; one name is one candidate."""
    by_form = {key([short], is_name=True): named for named in names for short in named.shorts}
    by_form |= {key([named.name], is_name=True): named for named in names}
    by_form |= {named.key: named for named in names}
    if not by_form:
        return found
    kept: Found = {}
    first_by_key: dict[str, Candidate] = {}
    for stems, candidate in found.items():
        is_sought = candidate.place is None and (candidate.is_name or not candidate.has_case)
        named = by_form.get(key(candidate.surface, is_name=True)) if is_sought else None
        if named is None:
            kept[stems] = candidate
            continue
        candidate.kind = named.kind
        candidate.full, candidate.full_key = named.name, named.key
        candidate.is_name = True
        if earlier := first_by_key.get(named.key):
            earlier.absorb(candidate)
        else:
            first_by_key[named.key] = kept[stems] = candidate
    return kept
