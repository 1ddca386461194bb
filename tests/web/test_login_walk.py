"""People log in with a real OpenID provider, in a real browser: who may do what, whose conversations, and out again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openid_provider import SECRET, Provider, secrets_toml, serving_accounts
from playwright.sync_api import expect
from served_desk import free_port, person, serving, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "2018年苏州和无锡的高新技术企业数相差多少家？"
ACCOUNTS = {
    "s-reader": {"name": "读者甲", "email": "reader@wuxi.invalid", "email_verified": True},
    "s-other": {"name": "读者乙", "email": "other@wuxi.invalid", "email_verified": True},
    "s-editor": {"name": "编辑丙", "email": "editor@wuxi.invalid", "email_verified": True},
    "s-admin": {"name": "管理员丁", "email": "admin@wuxi.invalid", "email_verified": True},
    # an address that nobody verified makes nobody an administrator
    "s-forger": {"name": "冒名戊", "email": "admin@wuxi.invalid", "email_verified": False},
}
LLM_KEY = "sk-0123456789abcdef"
ROLES = "admin: [admin@wuxi.invalid]\neditor: [s-editor]\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with serving_accounts(ACCOUNTS) as served:
        yield served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("login")


@pytest.fixture(scope="module")
def address(folder: Path, provider: Provider, corpus_index: Path) -> Iterator[str]:
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copytree(corpus_index, folder / "index")
    port = free_port()
    (folder / ".streamlit").mkdir()
    written = secrets_toml(provider, f"http://127.0.0.1:{port}")
    (folder / ".streamlit" / "secrets.toml").write_text(written, encoding="utf-8")
    (folder / "roles.yaml").write_text(ROLES, encoding="utf-8")
    command = ["assistant", "--corpus", str(folder / "corpus"), "serve", "--port", str(port), "--address", "127.0.0.1"]
    settings = {"ASSISTANT_ROLES": str(folder / "roles.yaml"), "ASSISTANT_LLM_KEY": LLM_KEY}
    with serving(command, port, folder, settings) as served:
        yield served


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Each call is another browser, logged in as the account of that name."""
    contexts = []

    def come(name: str) -> Page:
        context = person(browser)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        page.get_by_role("button", name="登录", exact=True).click()
        page.get_by_role("link", name=name).click()
        return page

    yield come
    for context in contexts:
        context.close()


def _inside(page: Page, name: str) -> None:
    expect(page.locator(".st-key-account")).to_contain_text(name)
    page.locator(".welcome").wait_for()


def _ask(page: Page) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator(".answer .status")).to_have_count(1)
    settle(page)


def _go(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").get_by_text(name, exact=True).click()
    settle(page)


def _leave(page: Page) -> None:
    page.locator(".st-key-account button").first.click()
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("button", name="登录", exact=True).wait_for()


def test_without_a_log_in_nothing_is_told(browser: Browser, address: str) -> None:
    page = person(browser).new_page()
    for path in ("", "facts", "library", "evaluation", "administration"):
        page.goto(f"{address}/{path}")
        page.get_by_role("button", name="登录", exact=True).wait_for()
        settle(page)
        text = page.locator("body").inner_text()
        assert "请用单位的统一账号登录" in text
        assert "文献" not in text
        assert page.get_by_test_id("stChatInput").count() == 0
    page.context.close()


def test_a_reader_asks_and_finds_no_way_to_change_anything(visitor: Callable[[str], Page], address: str) -> None:
    page = visitor("读者甲")
    _inside(page, "读者甲")
    _ask(page)
    expect(page.locator(".answer")).to_contain_text("3350")
    assert page.get_by_role("button", name="加入题集").count() == 0
    links = page.get_by_test_id("stTopNavLink").all_inner_texts()
    assert [link.strip() for link in links] == ["问答", "事实数据", "文献库", "评测"]
    _go(page, "文献库")
    assert page.get_by_text("上传与审核").count() == 0
    page.locator(".st-key-library-view").get_by_text("读不了的文件").click()
    settle(page)
    assert page.get_by_role("button", name="全部重建").count() == 0
    _go(page, "评测")
    assert page.get_by_role("button", name="开始评测").count() == 0
    page.goto(f"{address}/administration")  # the address is no way in
    expect(page.get_by_test_id("stAlert")).to_contain_text("您的角色是“读者”，不能进入管理")
    assert page.locator(".log, .st-key-health").count() == 0


def test_an_editor_uploads_but_does_not_administer(visitor: Callable[[str], Page]) -> None:
    page = visitor("编辑丙")
    _inside(page, "编辑丙")
    _go(page, "文献库")
    expect(page.locator(".st-key-library-view")).to_contain_text("上传与审核")
    assert "管理" not in [link.strip() for link in page.get_by_test_id("stTopNavLink").all_inner_texts()]


def test_an_administrator_gives_a_role_and_takes_it_back(visitor: Callable[[str], Page]) -> None:
    reader = visitor("读者乙")
    _inside(reader, "读者乙")
    page = visitor("管理员丁")
    _inside(page, "管理员丁")
    _go(page, "管理")
    page.locator(".st-key-administration-view").get_by_text("使用者", exact=True).click()
    settle(page)
    row = page.locator("[class*='st-key-row-person-']", has_text="读者乙")
    expect(row).to_contain_text("读者")
    expect(page.locator("[class*='st-key-row-person-']", has_text="管理员丁")).to_contain_text("名单或账号所定")
    _give(page, "读者乙", "编辑")
    _go(reader, "文献库")
    reader.locator(".st-key-library-view").get_by_text("上传与审核").click()
    settle(reader)
    reader.get_by_test_id("stFileUploader").wait_for()

    # taken back while the page of uploads stands open: what is still drawn there does nothing any more
    _give(page, "读者乙", "读者")
    reader.get_by_role("button", name="上传并检查").click()
    expect(reader.get_by_test_id("stAlert").first).to_contain_text("不能上传文献")
    page.locator(".st-key-administration-view").get_by_text("操作记录").click()
    expect(page.locator(".log")).to_contain_text("越权被拒")
    expect(page.locator(".log")).to_contain_text("读者乙")


def _give(page: Page, name: str, role: str) -> None:
    row = page.locator("[class*='st-key-row-person-']", has_text=name)
    row.get_by_role("combobox").click()
    page.get_by_role("option", name=role, exact=True).click()
    expect(page.get_by_test_id("stAlertContentSuccess")).to_contain_text(f"{name}的角色：{role}")
    settle(page)


def test_an_address_that_nobody_verified_gives_no_role(visitor: Callable[[str], Page]) -> None:
    page = visitor("冒名戊")
    _inside(page, "冒名戊")
    assert "管理" not in [link.strip() for link in page.get_by_test_id("stTopNavLink").all_inner_texts()]


def test_conversations_belong_to_the_account_and_not_to_the_browser(
    visitor: Callable[[str], Page], address: str
) -> None:
    page = visitor("读者甲")
    _inside(page, "读者甲")
    _ask(page)
    talks = "[class*='st-key-talk-'] button"
    before = page.locator(talks).count()
    conversation = page.url

    # another account in the same browser sees none of it, not by the address either
    _leave(page)
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_role("link", name="读者乙").click()
    _inside(page, "读者乙")
    assert page.locator(talks).count() == 0
    page.goto(conversation)
    page.locator(".welcome").wait_for()
    settle(page)
    assert page.locator(".answer").count() == 0

    # the same account in another browser sees all of it
    again = visitor("读者甲")
    _inside(again, "读者甲")
    expect(again.locator(talks)).to_have_count(before)


def test_a_token_with_a_strangers_signature_opens_nothing(visitor: Callable[[str], Page], provider: Provider) -> None:
    provider.forges = True
    try:
        page = visitor("管理员丁")
        page.get_by_role("button", name="登录", exact=True).wait_for()
        settle(page)
        assert page.locator(".st-key-account").count() == 0
    finally:
        provider.forges = False


def test_secrets_stand_in_no_log_and_on_no_page(visitor: Callable[[str], Page], folder: Path) -> None:
    page = visitor("管理员丁")
    _inside(page, "管理员丁")
    _go(page, "管理")
    page.locator(".st-key-administration-view").get_by_text("现行设置").click()
    settle(page)
    shown = page.content()
    log = (folder / "serve.log").read_text(encoding="utf-8")
    kept = (folder / "journal" / "journal.sqlite").read_bytes().decode("latin-1")
    cookie = re.search(r'cookie_secret = "(.+)"', (folder / ".streamlit" / "secrets.toml").read_text("utf-8"))
    assert cookie is not None
    for secret in (SECRET, cookie[1], LLM_KEY):
        assert all(secret not in text for text in (shown, log, kept))
