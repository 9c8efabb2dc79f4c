"""The operator's sign-in: made once, told until changed, kept from others."""

import stat

import pytest

from octavo import app
from octavo.settings import CONFIG
from octavo.store import accounts

pytestmark = pytest.mark.django_db


def test_the_first_start_makes_a_password_and_the_next_tells_it_again():
    """Until the operator sets another, every start tells the password that was made."""
    first, second = app.ensure_operator(), app.ensure_operator()

    assert first.password
    assert first == second
    assert accounts.accepts(first.name, first.password)


def test_a_changed_password_is_not_told():
    """Once the operator has set a password, nothing prints one."""
    made = app.ensure_operator()
    accounts.set_operator(made.name, "a password of their own")

    assert app.ensure_operator().password is None
    assert not (CONFIG.home / "operator_password").exists()


def test_the_kept_password_is_for_its_owner_alone():
    """The file with the first password can be read by nobody else."""
    app.ensure_operator()
    mode = (CONFIG.home / "operator_password").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_a_new_password_replaces_the_old():
    """`octavo operator` makes the earlier password useless."""
    old = app.ensure_operator().password
    new = app.new_operator_password("operator")

    assert accounts.accepts("operator", new)
    assert not accounts.accepts("operator", str(old))
