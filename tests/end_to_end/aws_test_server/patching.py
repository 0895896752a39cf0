"""The few words in which the patches are written: `wraps`, `adds` and `store`."""

import functools

_stores = []


def store():
    """Returns a dict that is emptied on /moto-api/reset."""
    new = {}
    _stores.append(new)
    return new


def forget_everything():
    """Empties all that `store` has given out."""
    for each in _stores:
        each.clear()


def wraps(owner, name):
    """Replaces `owner.name` by the decorated function, which gets the original as its first argument.

    The original must exist: a patch of something that a newer moto has renamed fails at the start.
    Class methods stay class methods; the original then comes unbound.
    """

    def decorate(function):
        original = owner.__dict__[name]
        is_class_method = isinstance(original, classmethod)
        call = original.__func__ if is_class_method else original

        @functools.wraps(call)
        def patched(*args, **kwargs):
            return function(call, *args, **kwargs)

        setattr(owner, name, classmethod(patched) if is_class_method else patched)
        return patched

    return decorate


def adds(owner, name):
    """Gives `owner` an attribute that moto lacks.

    It must not exist yet: when a newer moto brings it, the patch fails at the start and can go.
    """
    if hasattr(owner, name):
        raise TypeError(f"moto now has {owner.__name__}.{name}: remove the patch")

    def decorate(value):
        setattr(owner, name, value)
        return value

    return decorate
