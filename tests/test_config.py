"""Settings: typed, documented, and strict about names."""

from pathlib import Path

import pytest

from octavo.config import load, reference
from octavo.news.errors import SettingError
from tests.corpus.places import PROJECT


def _load(tmp_path: Path, toml: str = "", **environ: str):
    (tmp_path / "octavo.toml").write_text(toml, "utf-8")
    return load({"OCTAVO_HOME": str(tmp_path), **environ})


def test_defaults_need_nothing_set(tmp_path):
    """A desk starts with no setting at all."""
    config = _load(tmp_path)

    assert config.listen == "127.0.0.1:8000"
    assert config.database == tmp_path / "octavo.sqlite3"


def test_environment_goes_before_the_file(tmp_path):
    """What the environment says stands over what the file says."""
    config = _load(tmp_path, 'listen = "127.0.0.1:1"\nfetch_per_host = 2', OCTAVO_LISTEN="[::1]:2")

    assert (config.listen, config.fetch_per_host) == ("[::1]:2", 2)


@pytest.mark.parametrize(
    ("environ", "nearest"),
    [
        ({"OCTAVO_LISTN": "x"}, "OCTAVO_LISTEN"),
        ({"OCTAVO_FETCH_EVERY": "9"}, "OCTAVO_FETCH_EVERY_S"),
    ],
)
def test_unknown_variable_names_the_nearest(tmp_path, environ, nearest):
    """A misspelt variable is an error that tells the nearest known one."""
    with pytest.raises(SettingError, match=f"did you mean {nearest}\\?"):
        _load(tmp_path, **environ)


def test_unknown_key_in_the_file_names_the_nearest(tmp_path):
    """A misspelt key in octavo.toml is an error that tells the nearest known one."""
    with pytest.raises(SettingError, match=r"user_agnt.*did you mean user_agent\?"):
        _load(tmp_path, 'user_agnt = "x"')


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OCTAVO_LISTEN", "8000"),
        ("OCTAVO_LISTEN", "127.0.0.1:99999"),
        ("OCTAVO_ALLOW_ADDRESSES", "localhost:80"),
        ("OCTAVO_FETCH_TIMEOUT_S", "soon"),
        ("OCTAVO_FETCH_LIMIT_BYTES", "0"),
        ("OCTAVO_DEMO", "perhaps"),
        ("OCTAVO_EMBEDDER", "bert"),
        ("OCTAVO_EMBEDDER", "hub:"),
        ("OCTAVO_EMBEDDER_LANGUAGES", "en,english"),
        ("OCTAVO_LOG_LEVEL", "loud"),
    ],
)
def test_value_that_does_not_fit_is_named(tmp_path, name, value):
    """A value of the wrong kind is an error that names its setting."""
    with pytest.raises(SettingError, match=name.removeprefix("OCTAVO_").lower()):
        _load(tmp_path, **{name: value})


@pytest.mark.parametrize(
    "name", ["static", "minilm", "hashing", "hub:someone/model", "hub:./folder"]
)
def test_embedders_are_known_by_name(tmp_path, name):
    """Every embedder there is, and any model of the hub, can be chosen."""
    assert _load(tmp_path, OCTAVO_EMBEDDER=name).embedder == name


@pytest.mark.parametrize("missing", ["embedder_url", "embedder_model"])
def test_a_remote_embedder_needs_its_server(tmp_path, missing):
    """Without the address or the model, the setting that is missing is named at the start."""
    given = {"embedder_url": "http://127.0.0.1:1/v1", "embedder_model": "tiny"}
    del given[missing]
    environ = {f"OCTAVO_{name.upper()}": value for name, value in given.items()}

    with pytest.raises(SettingError, match=missing):
        _load(tmp_path, OCTAVO_EMBEDDER="remote", **environ)


def test_a_key_is_not_shown(tmp_path):
    """What is printed of the settings leaves the embedder's key out."""
    config = _load(tmp_path, OCTAVO_EMBEDDER_KEY="sk-never-to-be-seen")

    assert config.embedder_key == "sk-never-to-be-seen"
    assert "sk-never" not in repr(config)


def test_list_is_comma_separated_in_the_environment(tmp_path):
    """Lists are written with commas; white space and empty parts do not count."""
    config = _load(tmp_path, OCTAVO_ALLOW_ADDRESSES="127.0.0.1:8110, [::1]:9,")

    assert config.allow_addresses == ("127.0.0.1:8110", "[::1]:9")


def test_named_file_must_be_there(tmp_path):
    """A file named in OCTAVO_CONFIG that is absent is an error, not a silent default."""
    with pytest.raises(SettingError, match="there is no file"):
        _load(tmp_path, OCTAVO_CONFIG=str(tmp_path / "absent.toml"))


def test_broken_file_is_named(tmp_path):
    """A file that is no TOML is an error that names it."""
    with pytest.raises(SettingError, match="octavo.toml"):
        _load(tmp_path, "listen = ")


def test_reference_is_written_from_the_settings():
    """docs/reference/settings.md tells every setting as it is."""
    kept = (PROJECT / "docs" / "reference" / "settings.md").read_text("utf-8")

    assert kept == reference()
