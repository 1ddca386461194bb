"""Roles: from claims, from the office's list, from what was given; a bad list lets nobody in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.web.roles import WRITTEN, Role, Rules, read_list, read_rules
from assistant.web.server import is_this_machine, warnings_on

if TYPE_CHECKING:
    from pathlib import Path

LISTED = {"zhang@wuxi.invalid": Role.ADMIN, "s-1": Role.EDITOR, "policy-group": Role.ADMIN}
NAMES = st.sampled_from((*LISTED, "s-2", "admin", "ADMIN@WUXI.INVALID", ""))


@given(NAMES, NAMES, st.sampled_from((True, False, None, "true")), st.sampled_from(("", *WRITTEN, "owner")))
def test_only_the_list_a_given_role_or_the_default_make_a_role(
    subject: str, address: str, verified: object, role: str
) -> None:
    claims = {"sub": subject, "email": address, "email_verified": verified, "roles": ["admin"]}
    rules = Rules(named=LISTED)
    counted = [subject.casefold()] + [address.casefold()] * (verified is True)
    listed = [LISTED[name] for name in counted if name in LISTED]
    assert rules.role(claims, role) == (max(listed) if listed else WRITTEN.get(role, Role.READER))


def test_a_claim_decides_alone() -> None:
    rules = Rules(claim="realm.roles")
    assert rules.role({"sub": "s", "realm": {"roles": ["other", "editor"]}}, "admin") is Role.EDITOR
    assert rules.role({"sub": "s", "realm": {"roles": ["reader", "admin"]}}) is Role.ADMIN
    assert rules.role({"sub": "s", "realm": {}}, "admin") is Role.READER
    assert rules.role({"sub": "s", "realm.roles": "admin"}) is Role.ADMIN
    assert rules.role({"sub": "s", "realm": {"roles": {"admin": 1}}}) is Role.READER


def test_groups_of_a_claim_are_looked_for_in_the_list() -> None:
    rules = Rules(claim="groups", named=LISTED)
    assert rules.role({"sub": "s", "groups": ["Policy-Group"]}) is Role.ADMIN
    assert rules.role({"sub": "s-1", "groups": ["admin"]}) is Role.READER  # the group's name is no role here


def test_the_list_is_read_and_a_bad_one_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "roles.yaml"
    file.write_text("admin: [Zhang@wuxi.invalid]\neditor: [zhang@wuxi.invalid, s-1]\n", encoding="utf-8")
    assert dict(read_list(file)) == {"zhang@wuxi.invalid": Role.ADMIN, "s-1": Role.EDITOR}
    for bad in ("owner: [a]", "admin: a", "admin: [1]", "- admin", "admin: [", "admin: [{a: b}]"):
        file.write_text(bad, encoding="utf-8")
        with pytest.raises(UsageError, match="角色名单"):
            read_list(tmp_path / ".." / tmp_path.name / "roles.yaml")
    with pytest.raises(UsageError, match="ASSISTANT_ROLES"):
        read_list(tmp_path / "none.yaml")


def test_without_a_log_in_everybody_may_everything_unless_it_is_set_otherwise() -> None:
    assert read_rules(Settings(), login=False).default is Role.ADMIN
    assert read_rules(Settings(default_role="reader"), login=False).default is Role.READER
    assert read_rules(Settings(), login=True).default is Role.READER
    assert read_rules(Settings(default_role="none"), login=True).role({"sub": "s"}) is Role.NONE
    with pytest.raises(UsageError, match="ASSISTANT_DEFAULT_ROLE"):
        read_rules(Settings(default_role="owner"), login=True)


def test_the_operator_is_warned_of_an_open_desk() -> None:
    def warned(settings: Settings, address: str, *, login: bool) -> str:
        return "".join(warnings_on(settings, address, login=login))

    for address in ("127.0.0.1", "127.0.0.2", "::1", "localhost"):
        assert is_this_machine(address)
        assert warned(Settings(), address, login=False) == ""
    for address in ("0.0.0.0", "10.1.2.3", "::", "desk.wuxi.invalid", "localhost.invalid"):
        assert "上传、发布、重建和管理" in warned(Settings(), address, login=False)
        assert "提问和查阅" in warned(Settings(default_role="reader"), address, login=False)
        assert "没有人是管理员" in warned(Settings(), address, login=True)
        assert warned(Settings(role_claim="roles"), address, login=True) == ""
