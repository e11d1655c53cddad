"""Gets the bundled fonts and their licences as published, checked by hash; it must not know how they are used.

python packaging/fetch_fonts.py            put them into resources/fonts
python packaging/fetch_fonts.py --check    say which files there differ from the published ones
"""

from __future__ import annotations

import sys
from pathlib import Path

from npm_files import Member, Package, differing, fetch

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"

PACKAGES = (
    Package(
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        (
            Member(
                "400Regular/NotoSans_400Regular.ttf",
                "NotoSans-Regular.ttf",
                "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614",
            ),
            Member(
                "400Regular_Italic/NotoSans_400Regular_Italic.ttf",
                "NotoSans-Italic.ttf",
                "feb3e57888ce3acb604f270c278cfb304c674306518771619ddbdefca42a066b",
            ),
            Member(
                "500Medium/NotoSans_500Medium.ttf",
                "NotoSans-Medium.ttf",
                "8c1dc004996029f804283dd398ca2a05d4d33ebcba5c0d25ea13fd2026572279",
            ),
            Member(
                "600SemiBold/NotoSans_600SemiBold.ttf",
                "NotoSans-SemiBold.ttf",
                "e691fe27813ec6ed11d0a5be4c6c1f6739996ed682462eaa3244a6185217dd6c",
            ),
            Member(
                "700Bold/NotoSans_700Bold.ttf",
                "NotoSans-Bold.ttf",
                "13a813c49624ae3ba3c5c6e72c5ebffc4b9e1e6ea32f421c04069b037c6ad431",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSans.txt",
                "cee9892f9f0cc8fe882c9e9537ee6a89621d86ee7ceaf70b02e2b2b1c25c061a",
            ),
        ),
    ),
    Package(
        "vazirmatn",
        "33.0.3",
        (
            Member(
                "fonts/ttf/Vazirmatn-Regular.ttf",
                "Vazirmatn-Regular.ttf",
                "b69fd4c680b8f3f225feabcc655a2c585d97627b8f5f5c0f9985e894069f3a56",
            ),
            Member(
                "fonts/ttf/Vazirmatn-Medium.ttf",
                "Vazirmatn-Medium.ttf",
                "b986623e4ddef10755e04be39f8ea7bcb1dc08bfe8dd0aa6af395736f256ad4a",
            ),
            Member(
                "fonts/ttf/Vazirmatn-SemiBold.ttf",
                "Vazirmatn-SemiBold.ttf",
                "3f239d8364c14ee32c46b6839fa197c28958358b82a9673d2c6acc8506d78bc5",
            ),
            Member(
                "fonts/ttf/Vazirmatn-Bold.ttf",
                "Vazirmatn-Bold.ttf",
                "f635fdbea28f265de395ba83b4b1570dcf2f58d13c65469e61903b1c2d2ae723",
            ),
            Member(
                "OFL.txt",
                "OFL-Vazirmatn.txt",
                "17e355067c8284f47743a1ee3b1ef7ff684ff0601eda357f9353b10b3016ab31",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-arabic",
        "0.4.3",
        (
            Member(
                "400Regular/NotoSansArabic_400Regular.ttf",
                "NotoSansArabic-Regular.ttf",
                "252629ca0e87b6233851249b8cbf7b43445211a8caf199f1b306a19202251508",
            ),
            Member(
                "600SemiBold/NotoSansArabic_600SemiBold.ttf",
                "NotoSansArabic-SemiBold.ttf",
                "35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansArabic.txt",
                "07fc70bfeb985cc1a87a8587d0a0c80bab11c86c9dc3fd95b6f0cb332f983e96",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-hebrew",
        "0.4.1",
        (
            Member(
                "400Regular/NotoSansHebrew_400Regular.ttf",
                "NotoSansHebrew-Regular.ttf",
                "e0ee753f09733337b9236221018d4bf71fd6d06c87dd76bbc83120514bc55911",
            ),
            Member(
                "600SemiBold/NotoSansHebrew_600SemiBold.ttf",
                "NotoSansHebrew-SemiBold.ttf",
                "9abe8cafd04882a1733438a853b6933268f56680dc45eee1497ebb95b5f38216",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansHebrew.txt",
                "9b9fe028b5ba74d231659a1bbaf0ed09b11e759d1ca6a070999e16d151616b47",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-devanagari",
        "0.4.1",
        (
            Member(
                "400Regular/NotoSansDevanagari_400Regular.ttf",
                "NotoSansDevanagari-Regular.ttf",
                "084a94d89eb54aafb93a056e15425c34fd859f6342875165d304837b3bcfc2d2",
            ),
            Member(
                "600SemiBold/NotoSansDevanagari_600SemiBold.ttf",
                "NotoSansDevanagari-SemiBold.ttf",
                "5f8764f341ed1badfd382540277386c97b2a711399cb273c4854c3097588287b",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansDevanagari.txt",
                "a216f6f8d85c7228093e0ee5e258d9d377e6671f68acb4db1930b29583d0f331",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-thai",
        "0.4.2",
        (
            Member(
                "400Regular/NotoSansThai_400Regular.ttf",
                "NotoSansThai-Regular.ttf",
                "9acb585d8662ca4ed1b1cf5889dfa1393f8555103b3986e1ea1e3af4faef70bd",
            ),
            Member(
                "600SemiBold/NotoSansThai_600SemiBold.ttf",
                "NotoSansThai-SemiBold.ttf",
                "2e0c06600ac07f9e22c9d360d3e3b37651af9aff9d2dd4b418ba9fd6856c51ea",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansThai.txt",
                "2e98fd23a52d253db8612cd5942c8f2ff4111b21d2367050fdca91d8ccc374a0",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-math",
        "0.4.2",
        (
            Member(
                "400Regular/NotoSansMath_400Regular.ttf",
                "NotoSansMath-Regular.ttf",
                "b4a1dfdbfa13b4755e5eac20cb25c1d17ed5a745ceb89639595e8cf45a2b1e07",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansMath.txt",
                "403a95275b469061b7d4371c328e0ada3bc7d63328abe2e88aad5cd243b2fe21",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-symbols",
        "0.4.1",
        (
            Member(
                "400Regular/NotoSansSymbols_400Regular.ttf",
                "NotoSansSymbols-Regular.ttf",
                "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansSymbols.txt",
                "b118dd41337806a5d4797052c77caf3bd096aed783e5eb21b4d11154351e1ac0",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-sans-symbols-2",
        "0.4.1",
        (
            Member(
                "400Regular/NotoSansSymbols2_400Regular.ttf",
                "NotoSansSymbols2-Regular.ttf",
                "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoSansSymbols2.txt",
                "b118dd41337806a5d4797052c77caf3bd096aed783e5eb21b4d11154351e1ac0",
            ),
        ),
    ),
    Package(
        "@expo-google-fonts/noto-emoji",
        "0.4.7",
        (
            Member(
                "400Regular/NotoEmoji_400Regular.ttf",
                "NotoEmoji-Regular.ttf",
                "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
            ),
            Member(
                "LICENSE_FONT",
                "OFL-NotoEmoji.txt",
                "500bb1ccf43df7bbb522112f9133a52b16e1c35e809632f5d8609b179152de5b",
            ),
        ),
    ),
)


def main() -> None:
    """Fetch, or compare with `--check`."""
    if "--check" not in sys.argv[1:]:
        fetch(PACKAGES, FOLDER)
    elif wrong := differing(PACKAGES, FOLDER):
        sys.exit(f"not as published: {', '.join(wrong)}")
    else:
        print("all fonts are as published")


if __name__ == "__main__":
    main()
