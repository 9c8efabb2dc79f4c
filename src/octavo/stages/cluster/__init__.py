"""Here is an article: which story is it?

`Stories` takes reports one by one and says of each whether it opens a story or joins one, and why;
now and then it is asked which stories have turned out to be one.
"""

from octavo.stages.cluster.reading import Reading, read
from octavo.stages.cluster.settings import Bar, ClusterSettings
from octavo.stages.cluster.stories import Stories

__all__ = ["Bar", "ClusterSettings", "Reading", "Stories", "read"]
