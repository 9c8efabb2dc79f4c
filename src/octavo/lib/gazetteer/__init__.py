"""Countries, regions and cities of the world, and where a text names them.

Cities are from GeoNames (geonames.org), under the Creative Commons Attribution 4.0 licence; names
by language are from Unicode CLDR. See docs/decisions/0013-gazetteer.md.
"""

from octavo.lib.gazetteer.finding import Mention, find_places
from octavo.lib.gazetteer.places import Kind, Place, place_of
from octavo.lib.gazetteer.weighing import WeighedPlace, main_places

__all__ = ["Kind", "Mention", "Place", "WeighedPlace", "find_places", "main_places", "place_of"]
