"""Queries about people who sign in."""

from django.contrib.auth import get_user_model


def has_operator() -> bool:
    """Tell whether anyone may run the desk."""
    return get_user_model().objects.filter(is_superuser=True).exists()


def set_operator(name: str, password: str) -> None:
    """Make someone an operator, with this password."""
    user, _ = get_user_model().objects.get_or_create(username=name)
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    user.save()


def accepts(name: str, password: str) -> bool:
    """Tell whether this is the operator's password."""
    user = get_user_model().objects.filter(username=name, is_superuser=True).first()
    return user is not None and user.check_password(password)
