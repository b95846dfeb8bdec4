"""Tracks as data for other programs: GeoJSON, KML, Parquet, CSV. No line in any of them passes a gap.

Everything that was made and not observed says so in each of its features, placemarks, columns or rows.
"""

from habeas.publications.track_geojson import geojson
from habeas.publications.track_kml import kml
from habeas.publications.track_tables import parquet, points_csv

__all__ = ["geojson", "kml", "parquet", "points_csv"]
