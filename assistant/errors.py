"""The error tree. Messages are Chinese sentences: what was found, what was expected, what to do.

AssistantError
├── UsageError            the command or a setting is wrong (exit 2)
├── ReadingError          a file cannot be read; the others go on
│   ├── UnsupportedFile   no reader for this kind of file
│   ├── EmptyFile         nothing in it
│   ├── FileTooLarge      over the size or page limit
│   ├── BrokenFile        damaged, or not what its name says
│   ├── CostlyFile        takes too long or too much memory, or ends the process that reads it
│   ├── LockedFile        a password is needed
│   ├── ScannedFile       pages without text
│   └── GarbledFile       text that is not readable characters
├── LibraryError          the built library cannot serve
│   ├── LibraryMissing    nothing was built yet
│   ├── RecipeChanged     built with other settings: rebuild
│   ├── LibraryDamaged    files of the library are missing or corrupt
│   ├── LibraryUnwritable no room on the disk, or no permission; what serves goes on
│   └── LibraryBusy       another process is writing
├── EmbeddingError        an embedding model cannot be loaded or used
├── JournalError          the record of conversations cannot be used
├── NotAllowed            who asks may not do this
├── BackupError           a backup cannot be made or restored
├── LanguageModelError    a configured language model cannot be used, or does not answer
├── FactsError            the curated facts contradict the corpus, or are malformed
├── AnswerTooSlow         an answer took longer than it may
└── QuestionError         a question or a question set cannot be used
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class AssistantError(Exception):
    """Anything this program says no to; ``str(error)`` is what the user reads."""


class UsageError(AssistantError):
    """The command or a setting is wrong."""


class ReadingError(AssistantError):
    """A file cannot be read."""


class UnsupportedFile(ReadingError):
    """No reader for this kind of file."""


class EmptyFile(ReadingError):
    """The file holds nothing."""


class FileTooLarge(ReadingError):
    """The file is over a limit."""


class BrokenFile(ReadingError):
    """The file is damaged, or not what its name says."""


class CostlyFile(ReadingError):
    """Reading the file takes too long or too much memory, or ends the process that reads it."""


class LockedFile(ReadingError):
    """The file needs a password."""


class ScannedFile(ReadingError):
    """The pages hold images only."""


class GarbledFile(ReadingError):
    """The text is not readable characters."""


class LibraryError(AssistantError):
    """The built library cannot serve."""


class LibraryMissing(LibraryError):
    """Nothing was built yet."""


class RecipeChanged(LibraryError):
    """The library was built with other settings."""


class LibraryDamaged(LibraryError):
    """Files of the library are missing or corrupt."""


class LibraryUnwritable(LibraryError):
    """The library cannot be written."""

    @classmethod
    def because(cls, reason: object) -> Self:
        """For what the system, SQLite, tantivy or Chroma said."""
        return cls(f"文献库写不进去（{reason}）。请检查磁盘空间和目录权限，再运行一次；原有的文献库照常可用。")


class LibraryBusy(LibraryError):
    """Another process is writing."""


class EmbeddingError(AssistantError):
    """An embedding model cannot be loaded or used."""


class JournalError(AssistantError):
    """The record of conversations cannot be used."""


class NotAllowed(AssistantError):
    """Who asks may not do this."""


class BackupError(AssistantError):
    """A backup cannot be made or restored."""


class LanguageModelError(AssistantError):
    """A configured language model cannot be used, or does not answer."""


class FactsError(AssistantError):
    """The curated facts contradict the corpus, or are malformed."""


class AnswerTooSlow(AssistantError):
    """An answer took longer than it may."""


class QuestionError(AssistantError):
    """A question or a question set cannot be used."""
