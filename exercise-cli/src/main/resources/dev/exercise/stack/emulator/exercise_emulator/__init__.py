"""Starts local-bigquery with the adjustments that dbt and the Java client need."""

# The version whose internals the adjustments were written against.
LOCAL_BIGQUERY = "0.4.0"

# What queries may take, set by the launcher before the adjustments are made.
memory = "2GB"
