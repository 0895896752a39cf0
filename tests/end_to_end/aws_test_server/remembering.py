"""What moto works out anew for each request, and what never changes: a tenth of its time."""

import functools

import moto.backends
import moto.core.responses

# The folders of its services.
_services = list(moto.backends.list_of_moto_modules())
moto.backends.list_of_moto_modules = lambda: _services

# The names of the actions that a service has: all patches stand when the first request comes.
moto.core.responses.method_names_from_class = functools.cache(moto.core.responses.method_names_from_class)
