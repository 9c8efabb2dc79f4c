"""Every setting, typed, with its default and its documentation.

A setting comes from the environment (`OCTAVO_LISTEN`), else from `octavo.toml` (`listen = "..."`)
in the desk's folder or where `OCTAVO_CONFIG` says, else from its default. An unknown name is an
error that tells the nearest known one: a misspelt setting never goes unnoticed.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from octavo.lib.addresses import parse_listen
from octavo.news.errors import SettingError

PREFIX = "OCTAVO_"
FILE_KEY = "OCTAVO_CONFIG"
# Where the tests find recorded input; not settings of a desk.
_FOR_TESTS = frozenset({"OCTAVO_CORPUS", "OCTAVO_TOOLS"})


def _setting(default: Any, doc: str, *, is_secret: bool = False) -> Any:
    return field(default=default, metadata={"doc": doc}, repr=not is_secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a desk."""

    home: Path = _setting(
        Path(),
        "Folder of the desk: database, secret key, models. "
        "Default: the user's data folder (`$XDG_DATA_HOME/octavo` or `~/.local/share/octavo`).",
    )
    listen: str = _setting("127.0.0.1:8000", "Address and port the pages are served on.")
    hosts: tuple[str, ...] = _setting(
        (),
        "Host names the desk answers to, beside loopback and the `listen` address. "
        'Needed behind a proxy or with `listen = "0.0.0.0:8000"`.',
    )
    https: bool = _setting(
        False, "Whether readers come over HTTPS (through a proxy): cookies become secure."
    )
    allow_addresses: tuple[str, ...] = _setting(
        (),
        "Addresses with port (`127.0.0.1:8110`) the address guard lets through although they "
        "are not public.",
    )
    allow_private: bool = _setting(
        False, "Let the fetcher reach every private address. Only for a closed network."
    )
    proxy: str = _setting(
        "", "HTTP proxy for all fetching. The guard then sees the proxy's address alone."
    )
    demo: bool = _setting(
        True, "Load the demonstration edition when the desk follows nothing at its start."
    )
    newsstand: str = _setting(
        "",
        "Address and port of the demonstration newsstand. Default: `127.0.0.1` and the port of "
        "`listen` plus 19, or any free one if that is taken; kept from then on.",
    )
    embedder: str = _setting(
        "static",
        "What tells meanings apart when articles are folded into stories: `static` (a shipped "
        "table; English; fast), `minilm` (English; more precise, 20 times slower; has to be "
        "installed), `hashing` (words alone; any language), `remote` (a server, see "
        "`embedder_url`), `hub:NAME` (a model from a folder or the model hub), or `auto` (MiniLM "
        "where it is installed, else static).",
    )
    search_embedder: str = _setting(
        "auto",
        "What tells which articles are near in meaning, for related articles and search: as "
        "`embedder`. When it is changed, older articles follow in the background.",
    )
    embedder_url: str = _setting(
        "",
        "With `remote`: address of a server that speaks OpenAI's embeddings, up to and without "
        "`/embeddings` (`http://127.0.0.1:11434/v1`). The first words of every article go there.",
    )
    embedder_model: str = _setting("", "With `remote`: name of the model on that server.")
    embedder_key: str = _setting(
        "", "With `remote`: key of that server, if it asks for one.", is_secret=True
    )
    embedder_languages: tuple[str, ...] = _setting(
        (),
        "With `remote` and `hub:NAME`: ISO 639-1 codes of the languages the model is meant for. "
        "Empty: those its card names, else every language.",
    )
    user_agent: str = _setting(
        "Octavo/0.1 (+https://github.com/octavo-news/octavo)", "How the fetcher names itself."
    )
    fetch_timeout_s: float = _setting(30.0, "Longest a fetch may take in all, redirects included.")
    fetch_limit_bytes: int = _setting(16_000_000, "Most bytes of an answer, once decoded.")
    fetch_per_host: int = _setting(4, "Connections to one host at a time.")
    fetch_overall: int = _setting(64, "Connections at a time in all.")
    fetch_every_s: int = _setting(
        900, "Shortest time between two fetches of one feed that does not ask for another."
    )
    processes: int = _setting(
        0, "Processes that read pages side by side. 0: as many as the machine has cores."
    )
    edition_size: int = _setting(8, "Stories in an edition.")
    edition_per_publisher: int = _setting(2, "Most stories of an edition led by one publisher.")
    edition_per_section: int = _setting(3, "Most stories of an edition from one section.")
    time_zone: str = _setting("UTC", "Time zone in which a day begins and ends.")
    log_level: str = _setting("INFO", "Least level that is logged: DEBUG, INFO, WARNING, ERROR.")

    @property
    def database(self) -> Path:
        """Where the one database file lies."""
        return self.home / "octavo.sqlite3"

    @property
    def models(self) -> Path:
        """Where prepared models are kept."""
        return self.home / "models"


def load(environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings from the environment and the file it leads to.

    Raises:
        SettingError: a name is unknown, a value does not fit, or the file cannot be read.
    """
    given = _from_environment(environ)
    home = Path(given.get("home") or _default_home(environ)).expanduser().absolute()
    path = Path(environ.get(FILE_KEY) or home / "octavo.toml")
    values = {**_from_file(path, required=FILE_KEY in environ), **given, "home": home}
    known = {setting.name: setting for setting in fields(Config)}
    typed = {name: _typed(known[name], value) for name, value in values.items()}
    config = Config(**typed)
    _check(config)
    return config


def reference() -> str:
    """Write the reference of all settings, in Markdown."""
    lines = [
        "# Settings",
        "",
        "Each comes from the environment, else from `octavo.toml` in the desk's folder (or the "
        "file that `OCTAVO_CONFIG` names), else from its default. Lists are comma-separated in "
        "the environment. An unknown name is an error.",
        "",
        "| environment | octavo.toml | default | what it does |",
        "| --- | --- | --- | --- |",
    ]
    for setting in fields(Config):
        shown = "" if setting.name == "home" else _shown(setting.default)
        name = setting.name
        doc = setting.metadata["doc"]
        lines.append(f"| `{PREFIX}{name.upper()}` | `{name}` | {shown} | {doc} |")
    return "\n".join(lines) + "\n"


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`" if default not in {"", ()} else ""


def _default_home(environ: Mapping[str, str]) -> str:
    return str(Path(environ.get("XDG_DATA_HOME") or "~/.local/share") / "octavo")


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    names = {setting.name for setting in fields(Config)}
    given: dict[str, Any] = {}
    for key, value in environ.items():
        if not key.startswith(PREFIX) or key == FILE_KEY or key in _FOR_TESTS:
            continue
        name = key.removeprefix(PREFIX).lower()
        if name not in names:
            raise _unknown(key, [f"{PREFIX}{known.upper()}" for known in names])
        given[name] = value
    return given


def _from_file(path: Path, *, required: bool) -> dict[str, Any]:
    if not path.is_file():
        if required:
            raise SettingError(FILE_KEY, f"there is no file {path}")
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingError(str(path), f"cannot be read: {error}") from error
    names = {setting.name for setting in fields(Config)} - {"home"}
    for key in found:
        if key == "home":
            raise SettingError("home", f"is set by OCTAVO_HOME, not in {path}")
        if key not in names:
            raise _unknown(key, sorted(names), place=f" in {path}")
    return found


def _unknown(key: str, known: list[str], place: str = "") -> SettingError:
    nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
    return SettingError(key, f"is unknown{place}; did you mean {nearest[0]}?")


def _typed(setting: "Field[Any]", value: Any) -> Any:
    default = setting.default
    assert default is not MISSING  # every setting has one
    try:
        if isinstance(default, Path):
            return Path(value)
        if isinstance(default, bool):
            return _boolean(value)
        if isinstance(default, tuple):
            return _strings(value)
        return _plain(type(default), value)
    except (TypeError, ValueError) as error:
        raise SettingError(setting.name, f"{value!r} will not do: {error}") from error


def _plain(kind: type, value: Any) -> Any:
    if isinstance(value, bool) or (kind is str and not isinstance(value, str)):
        raise TypeError(f"expected {kind.__name__}")
    return kind(value)


def _boolean(value: Any) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False, "": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise ValueError("expected true or false")
    return words[str(value).lower()]


def _strings(value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise TypeError("expected a list of strings")
    return tuple(part.strip() for part in parts if part.strip())


def _check(config: Config) -> None:
    for name in ("listen", "newsstand"):
        if value := getattr(config, name):
            _check_address(name, value)
    for value in config.allow_addresses:
        host, _ = _check_address("allow_addresses", value)
        try:
            ip_address(host)
        except ValueError as error:
            raise SettingError("allow_addresses", f"{host!r} is no IP address") from error
    positive = ("fetch_timeout_s", "fetch_limit_bytes", "fetch_per_host", "fetch_overall")
    for name in (*positive, "fetch_every_s", "edition_size"):
        if getattr(config, name) <= 0:
            raise SettingError(name, "must be more than 0")
    _check_embedder(config)
    _check_choice("log_level", config.log_level.upper(), ("DEBUG", "INFO", "WARNING", "ERROR"))
    _check_time_zone(config.time_zone)


def _check_embedder(config: Config) -> None:
    choices = ("auto", "static", "minilm", "hashing", "remote", "hub:NAME")
    names = {"embedder": config.embedder, "search_embedder": config.search_embedder}
    for setting, name in names.items():
        if not (name.startswith("hub:") and name != "hub:"):
            _check_choice(setting, name, choices)
    if "remote" in names.values():
        for needed in ("embedder_url", "embedder_model"):
            if not getattr(config, needed):
                raise SettingError(needed, "is needed with embedder = remote")
    for code in config.embedder_languages:
        if not (len(code) == 2 and code.isascii() and code.islower()):
            raise SettingError("embedder_languages", f"{code!r} is no ISO 639-1 code")


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SettingError(name, f"{value!r} is none of {', '.join(choices)}")


def _check_time_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError("time_zone", f"{name!r} is no time zone") from error


def _check_address(name: str, value: str) -> tuple[str, int]:
    try:
        return parse_listen(value)
    except ValueError as error:
        raise SettingError(name, f"{value!r} will not do: {error}") from error
