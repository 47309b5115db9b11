"""What all tests share."""

from hypothesis import settings

settings.register_profile("shared machine", deadline=None)  # its clock says nothing about the code
settings.load_profile("shared machine")
