"""What sqlfluff puts in place of dbt_utils macros: it renders templates without dbt and would not know them.

Only the shape of the SQL matters here. The macros themselves are in dbt_packages/.
"""


def deduplicate(relation, partition_by, order_by):
    return (
        f"select * from {relation} "
        f"qualify row_number() over (partition by {partition_by} order by {order_by}) = 1"
    )


def union_relations(relations, **_):
    return " union all ".join(f"select * from {relation}" for relation in relations)


def date_spine(datepart, start_date, end_date):
    return f"select {start_date} as date_{datepart}"


def star(*_, **__):
    return "*"


def generate_surrogate_key(field_list):
    return f"to_hex(md5({field_list[0]}))"


def safe_divide(numerator, denominator):
    return f"({numerator}) / nullif(({denominator}), 0)"
