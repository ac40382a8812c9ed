"""Signing in: name and password, then a code where the account has a second factor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from venuecheck.accounts import passwords
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.limits import CODE, LINK, PROVIDER, SIGN_IN_ANYWHERE, SIGN_IN_FROM, SIGN_IN_TO, Limit
from venuecheck.accounts.links import Link
from venuecheck.accounts.people import Account
from venuecheck.core.problem import InputError, InvalidError

_LONGEST = 1_000
_WRONG = "the sign-in name or the password is not right"
_WRONG_FIX = "type both again; if you have forgotten the password, ask an administrator for a new link"


class TooOftenError(InputError):
    """It was tried too often: wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Where somebody stands who wants to come in: from which address, and with which browser."""

    accounts: Accounts
    address: str
    known_to: str = ""
    """The account that this browser has signed in to before; empty for none."""

    def by_password(self, name: str, password: str, now: float) -> Account:
        """Let somebody in by name and password.

        Says the same, and takes as long, whether the name or the password is wrong. Raises `InvalidError`, and
        `TooOftenError` before anything is compared.
        """
        wanted = "".join(name.split()).casefold()[:64]
        limits, whence = self.accounts.limits, self._whence(wanted)
        tries = {SIGN_IN_FROM: self.address, SIGN_IN_TO: whence}
        if self.known_to != wanted:
            tries[SIGN_IN_ANYWHERE] = wanted
        self._within(tries, now)
        kept = self.accounts.book.password_of(wanted)
        said = password[:_LONGEST]
        if not passwords.is_right(said, kept):
            self._note("sign-in refused", wanted, now)
            raise InvalidError.of("password", _WRONG, _WRONG_FIX)
        if passwords.is_outdated(kept):
            self._note("password hashed anew", wanted, now)
            self.accounts.book.set_password(wanted, passwords.hashed(said))
        limits.forget(SIGN_IN_TO, whence)
        return self.accounts.book.named(wanted)

    def by_code(self, account: Account, code: str, now: float) -> None:
        """See the second factor. Raises `InvalidError` where the code is wrong, `TooOftenError` after several."""
        self._within({CODE: account.id}, now)

        def note_paper() -> None:
            self._note("recovery code used", account.id, now)

        if not self.accounts.second_factor.is_right(account.id, code, now, when_on_paper=note_paper):
            self._note("code refused", account.id, now)
            raise InvalidError.of("code", "the code is not right, or was used already", "wait for the next one")

    def link(self, token: str, now: float) -> Link | None:
        """Look at a link, which uses nothing up. Raises `TooOftenError` for whoever tries many that lead nowhere."""
        found = self.accounts.links.find(token, now)
        if found is None:  # many people may be let in from one address, one after the other
            self._within({LINK: self.address}, now)
        return found

    def by_provider(self, now: float) -> None:
        """Be sent to a provider, or come back from one. Raises `TooOftenError`."""
        self._within({PROVIDER: self.address}, now)

    def set_up(self, token: str, account: Account, password: str, own_words: Sequence[str], now: float) -> bool:
        """Use a link up and set the password; False where somebody used it meanwhile, and nothing is set.

        Raises `InvalidError`, and then the link is as good as before.
        """
        self.look_over(account, password, own_words)
        if self.accounts.links.use_up(token, now) is None:
            return False
        self._set_password(account, password, now)
        return True

    def choose_password(self, account: Account, password: str, own_words: Sequence[str], now: float) -> None:
        """Set a password, and end every session that the account has. Raises `InvalidError`."""
        self.look_over(account, password, own_words)
        self._set_password(account, password, now)

    def look_over(self, account: Account, password: str, own_words: Sequence[str]) -> None:
        """Refuse a password that is short, or guessed first. Raises `InvalidError`."""
        passwords.check(password[:_LONGEST], (account.name, account.id, *own_words))

    def _set_password(self, account: Account, password: str, now: float) -> None:
        self.accounts.book.set_password(account.id, passwords.hashed(password))
        self.accounts.sessions.end_all(account.id)
        self._note("password chosen", account.id, now)

    def prove(self, account: Account, password: str, now: float) -> None:
        """See the password of somebody who is signed in once more. Raises `InvalidError` and `TooOftenError`."""
        limits, whence = self.accounts.limits, self._whence(account.id)
        self._within({SIGN_IN_TO: whence}, now)
        if not passwords.is_right(password[:_LONGEST], self.accounts.book.password_of(account.id)):
            self._note("password refused", account.id, now)
            raise InvalidError.of("password", "the password is not right", "type it again")
        limits.forget(SIGN_IN_TO, whence)

    def _whence(self, wanted: str) -> str:
        """Say by what tries at an account are counted."""
        return f"{wanted} {'known browser' if self.known_to == wanted else self.address}"

    def _note(self, what: str, about: str, now: float) -> None:
        self.accounts.happenings.note(what, account="", about=about, address=self.address, now=now)

    def _within(self, tries: Mapping[Limit, str], now: float) -> None:
        refusing = self.accounts.limits.refused_by(tries, now)
        if refusing is not None:
            fix = f"{refusing.wait}, or ask an administrator for a new link"
            raise TooOftenError.of("password", "this was tried too often", fix)
