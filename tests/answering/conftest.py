"""Laws without a deadline: the first question of a process opens the dictionaries and takes as long as a thousand."""

from hypothesis import settings

settings.register_profile("dictionaries", deadline=None)
settings.load_profile("dictionaries")
