"""One proxy settings file (PAC), evaluated for one address. Runs in a child process."""

MAX_PAC_BYTES = 1024 * 1024


def evaluate(script: str, url: str, host: str) -> tuple[str, str]:
    """Give `('ok', answer)` or `('error', name of the exception)`."""
    # pypac brings requests and a JavaScript engine: loaded in the child alone
    from pypac.parser import PACFile  # noqa: PLC0415

    try:
        answer = PACFile(script).find_proxy_for_url(url, host)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's script can raise is one fact: it failed
        return "error", type(error).__name__
    return "ok", str(answer)[:2_000]
