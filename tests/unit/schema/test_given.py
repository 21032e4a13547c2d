"""The class of the publisher must be one of schema.org's for organizations or persons."""

from __future__ import annotations

import pytest

from linkeddata.errors import UsageError
from linkeddata.schema.given import checked
from linkeddata.values.settings import Settings

#: What was written, what is proposed.
WRONG = [
    ("GovOrg", "GovernmentOrganization"),
    ("GovernmentOrganisation", "GovernmentOrganization"),
    ("Goverment", "GovernmentOrganization"),
    ("Ministry", "GovernmentOrganization"),
    ("University", "CollegeOrUniversity"),
    ("Company", "Corporation"),
    ("Event", "NGO"),
    ("CreativeWork", "GovernmentOrganization"),
    ("Zzz", "GovernmentOrganization"),
]


@pytest.mark.parametrize(("written", "near"), WRONG)
def test_an_unknown_class_is_refused_with_the_nearest(written: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(Settings(publisher_type=written, origins={"publisher_type": "--publisher-type"}))
    assert "--publisher-type" in str(caught.value)
    assert near in str(caught.value)


@pytest.mark.parametrize(
    "written", ["NGO", "Organization", "GovernmentOrganization", "Hospital", "Person", "NewsMediaOrganization"]
)
def test_classes_of_publishers_pass(written: str) -> None:
    made = Settings(publisher_type=written)
    assert checked(made) is made


def test_cases_counted() -> None:
    assert len(WRONG) == 9
