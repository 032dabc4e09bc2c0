"""Serial numbers that name no single device: what an app sends when it cannot find the real one."""

import re

_SANS_SIGNE = re.compile(r"[^0-9a-z]")
_PARTAGEES = frozenset(
    {
        "unknownserial",
        "unknown",
        "unknowndevice",
        "inconnu",
        "mauisimulator",
        "simulator",
        "emulator",
        "androidemulator",
        "androidid",
        "android",
        "device",
        "deviceserial",
        "default",
        "defaultserial",
        "test",
        "none",
        "null",
        "nil",
        "undefined",
        "na",
        "serial",
        "serialnumber",
        "0123456789abcdef",
        "0123456789",
        "123456789",
        "1234567890",
        "12345678",
        "123456",
        "12345",
        "1234",
        # The same on millions of devices of Android 2.2, and copied by makers since.
        "9774d56d682e549c",
    }
)


def is_shared_serie(numero_serie: str) -> bool:
    """Tell whether several devices may well give this serial number as theirs."""
    bare = _SANS_SIGNE.sub("", numero_serie.casefold())
    return len(set(bare)) <= 1 or bare in _PARTAGEES or bare.startswith("emulator")
