"""Airflow: one task a night, for the day before, and one a week that deletes what is old."""

from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="laurel_nightly",
    schedule="10 3 * * *",
    start_date=pendulum.datetime(2025, 1, 1, tz="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
) as dag:
    BashOperator(
        task_id="run",
        # The interval that starts on a day at 03:10 ends the night after: its start is the as-of day.
        bash_command=(
            "/opt/laurel/laurel run /opt/laurel/jobs/nightly.yml"
            " --as-of {{ data_interval_start.in_timezone('Europe/Berlin').to_date_string() }}"
            " --log-format json"
        ),
        # Another run is alive: the task is skipped, not failed.
        skip_on_exit_code=75,
        retries=2,
        retry_delay=timedelta(minutes=10),
    )

with DAG(
    dag_id="laurel_gc",
    schedule="10 6 * * 0",
    start_date=pendulum.datetime(2025, 1, 1, tz="Europe/Berlin"),
    catchup=False,
) as weekly:
    BashOperator(
        task_id="gc",
        bash_command="/opt/laurel/laurel gc --job /opt/laurel/jobs/nightly.yml",
        skip_on_exit_code=75,
    )
