import sqlite3

QUERY = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1500000) select count(*) from n"


async def main():
    connection = sqlite3.connect(":memory:")
    rows = connection.execute(QUERY).fetchall()  # <- here
    connection.close()
    return rows
