"""Every twin keeps to the OpenAPI document, whatever it is asked."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from letopis.web import create_app

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
pytestmark = pytest.mark.slow
LOCAL = {"host": "localhost"}


def test_every_twin_answers_as_the_document_says(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letopis.web.guard.ASKED", 10**9)
    own = shutil.copy(db, tmp_path / "own.db")  # articles are added to it
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(own), headers=LOCAL)
    # A day such as 2023-99-99 has the form of one and is refused in words.
    refused = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")]
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def kept(case: Any) -> None:
            case.validate_response(case.call(headers=LOCAL), excluded_checks=refused)

        kept()
