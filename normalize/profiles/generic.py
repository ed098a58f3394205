"""Any other document: its tables under their own headings, with no claim about meaning."""

from normalize.generic import read_generic
from normalize.profile import Profile
from normalize.untyped import Generic

PROFILE = Profile(
    name="generic",
    title="any other document: its tables as records under their own headings",
    catalogue=Generic,
    reader=read_generic,
)
