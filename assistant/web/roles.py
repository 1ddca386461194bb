"""Roles: what a person may do at most, by their account's claims, the office's own list, or what they were given.

The list is a YAML file (``ASSISTANT_ROLES``) that anybody can read:

    admin: [zhang@wuxi.gov.cn]
    editor: [li@wuxi.gov.cn, 6f1c-subject-of-an-account]

Where ``ASSISTANT_ROLE_CLAIM`` names a claim of the account, its values decide alone: they are looked for in the list,
or are the roles' names themselves where there is no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.settings import Settings


class Role(IntEnum):
    """What a person may do at most; a higher one may all that a lower one may."""

    NONE = 0
    READER = 1
    EDITOR = 2
    ADMIN = 3


CHINESE = {Role.NONE: "停用", Role.READER: "读者", Role.EDITOR: "编辑", Role.ADMIN: "管理员"}
WRITTEN = {role.name.lower(): role for role in Role}


@dataclass(frozen=True, slots=True)
class Rules:
    """How roles are told: ``claim`` decides alone where it is set, else ``named``; then ``default``."""

    claim: str = ""
    named: Mapping[str, Role] | None = None
    default: Role = Role.READER

    def fixed(self, claims: Mapping[str, Any]) -> Role | None:
        """The role that the claims or the list give; None where they say nothing of this person."""
        if self.claim:
            found = [self._of_value(value) for value in _values(claims, self.claim)]
        else:
            found = [self.named[name] for name in _known_as(claims) if name in self.named] if self.named else []
        return max((role for role in found if role is not None), default=None)

    def role(self, claims: Mapping[str, Any], given: str = "") -> Role:
        """A person's role; ``given`` is what an administrator gave them here, which a claim leaves no room for."""
        fixed = self.fixed(claims)
        if fixed is not None:
            return fixed
        return self.default if self.claim else self.of_given(given)

    def of_given(self, given: str) -> Role:
        """The role that was given here by its written name; the default where none was."""
        return WRITTEN.get(given, self.default)

    def _of_value(self, value: str) -> Role | None:
        return WRITTEN.get(value) if self.named is None else self.named.get(value.casefold())


def read_rules(settings: Settings, *, login: bool) -> Rules:
    """The rules in force; raises UsageError where a setting or the list is malformed.

    Without a log-in everybody has the default role, which then is the administrator's unless set otherwise.
    """
    default = settings.default_role or ("reader" if login else "admin")
    if default not in WRITTEN:
        raise UsageError(f"环境变量 ASSISTANT_DEFAULT_ROLE 的值是“{default}”，应为 {'、'.join(WRITTEN)} 之一。")
    named = read_list(Path(settings.roles)) if settings.roles else None
    return Rules(settings.role_claim, named, WRITTEN[default])


def read_list(file: Path) -> Mapping[str, Role]:
    """Who has which role, by the name in the list (lower case); raises UsageError for a malformed list."""
    try:
        return _read_list(file, file.stat().st_mtime_ns)
    except OSError as error:
        message = f"角色名单“{file}”读不出来（{error.strerror}）。请检查 ASSISTANT_ROLES 所指的文件。"
        raise UsageError(message) from error


@lru_cache(maxsize=4)
def _read_list(file: Path, changed: int) -> Mapping[str, Role]:
    del changed  # another time is another list
    wanted = f"角色名单“{file}”应为 YAML，形如 admin: [姓名@单位.cn]，角色为 {'、'.join(WRITTEN)}"
    try:
        held = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{wanted}；现在读不出来（{error}）。") from error
    if not isinstance(held, dict):
        raise UsageError(f"{wanted}；现在不是这样的表。")
    named: dict[str, Role] = {}
    for role, names in held.items():
        if role not in WRITTEN or not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise UsageError(f"{wanted}；“{role}”一项不是这样。")
        for name in names:
            named[name.casefold()] = max(WRITTEN[role], named.get(name.casefold(), Role.NONE))
    return named


def _known_as(claims: Mapping[str, Any]) -> tuple[str, ...]:
    """What a person is looked for by: the account's subject, and its address where the provider has verified it.

    An address that anybody can write into their own profile opens nothing.
    """
    address = claims.get("email") if claims.get("email_verified") is True else None
    return tuple(str(name).casefold() for name in (claims.get("sub"), address) if name)


def _values(claims: Mapping[str, Any], path: str) -> tuple[str, ...]:
    """A claim's values; the path may lead into nested ones (``realm_access.roles``)."""
    held: Any = claims.get(path)
    if held is None:
        held = claims
        for step in path.split("."):
            held = held.get(step) if isinstance(held, dict) else None
    if isinstance(held, str):
        return (held,)
    return tuple(value for value in held if isinstance(value, str)) if isinstance(held, list | tuple) else ()
