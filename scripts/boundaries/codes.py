"""ISO 3166: which alpha-2 code the faces of Natural Earth get, and who else claims them."""

from habeas.reference.names import names

NUMERIC = """
004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM 052BB 056BE
060BM 064BT 068BO 070BA 072BW 076BR 084BZ 086IO 090SB 092VG 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA
132CV 136KY 140CF 144LK 148TD 152CL 156CN 158TW 170CO 174KM 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ
204BJ 208DK 212DM 214DO 218EC 222SV 226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 258PF
260TF 262DJ 266GA 268GE 270GM 275PS 276DE 288GH 292GI 296KI 300GR 304GL 308GD 316GU 320GT 324GN 328GY 332HT
334HM 336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP 398KZ 400JO
404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI 440LT 442LU 446MO 450MG 454MW 458MY
462MV 466ML 470MT 478MR 480MU 484MX 492MC 496MN 498MD 499ME 500MS 504MA 508MZ 512OM 516NA 520NR 524NP 528NL
531CW 533AW 534SX 540NC 548VU 554NZ 558NI 562NE 566NG 570NU 574NF 578NO 580MP 581UM 583FM 584MH 585PW 586PK
591PA 598PG 600PY 604PE 608PH 612PN 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 652BL 654SH 659KN
660AI 662LC 663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO 710ZA
716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 776TO 780TT 784AE 788TN 792TR
795TM 796TC 798TV 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ 840US 850VI 854BF 858UY 860UZ 862VE
876WF 882WS 887YE 894ZM
"""
ALPHA_2 = {each[:3]: each[3:] for each in NUMERIC.split()}

WITHOUT_NUMBER = {
    "Akrotiri": "GB",
    "Baikonur": "KZ",
    "Clipperton I.": "FR",
    "Coral Sea Is.": "AU",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "GB",
    "Indian Ocean Ter.": "AU",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Somaliland": "SO",
    "USNB Guantanamo Bay": "CU",
}
"""Faces that Natural Earth names without an ISO number. Left out: Siachen, and reefs that several claim."""

NOBODY = "AQ"
"""Antarctica: no state's territory is drawn there (Antarctic Treaty, Art. IV)."""

COMMONLY = {
    "US": ("PR", "VI", "GU", "MP", "AS", "UM"),
    "FR": ("GF", "GP", "MQ", "RE", "YT"),
    "NO": ("SJ", "BV"),
    "NL": ("BQ",),
    "AU": ("CC", "CX", "NF"),
    "FI": ("AX",),
    "CN": ("HK", "MO"),
}
"""Territories with a code of their own that are drawn for their sovereign too."""

WITHIN = {
    "GF": ("FR", ((-55.5, 1.5, -51.0, 6.5),)),
    "GP": ("FR", ((-62.0, 15.7, -60.9, 16.7),)),
    "MQ": ("FR", ((-61.4, 14.2, -60.7, 15.0),)),
    "RE": ("FR", ((55.0, -21.6, 56.0, -20.7),)),
    "YT": ("FR", ((44.9, -13.2, 45.4, -12.5),)),
    "SJ": ("NO", ((10.0, 74.0, 36.0, 81.5), (-10.0, 70.5, -7.0, 71.5))),
    "BV": ("NO", ((3.0, -54.7, 3.7, -54.2),)),
    "BQ": ("NL", ((-68.6, 11.9, -62.8, 17.8),)),
    "TK": ("NZ", ((-173.0, -9.8, -171.0, -8.3),)),
    "CC": ("AU", ((96.5, -12.4, 97.1, -11.7),)),
    "CX": ("AU", ((105.3, -10.7, 105.9, -10.3),)),
}
"""Codes that Natural Earth has no face for: the faces of another code that lie in boxes of degrees."""

ISLANDS = {
    "Agathonisi and Farmakonisi": ("GR", (26.93, 37.25, 27.12, 37.5)),
    "Alboran": ("ES", (-3.1, 35.9, -3.0, 36.0)),
    "Bobel Cay and those about it": ("HN", (-83.1, 15.0, -82.3, 15.5)),
    "Campobello": ("CA", (-66.96, 44.86, -66.9, 44.93)),
    "Cay Sal Bank": ("BS", (-81.1, 23.4, -79.3, 24.2)),
    "Chesterfield Islands": ("NC", (158.0, -20.2, 158.8, -19.0)),
    "Corisco": ("GQ", (9.28, 0.85, 9.36, 0.95)),
    "Deer Island": ("CA", (-67.01, 44.95, -66.97, 44.99)),
    "Farquhar": ("SC", (51.0, -10.3, 51.4, -9.9)),
    "Gangwha's western neighbours": ("KR", (126.1, 37.6, 126.25, 37.7)),
    "Habomai": ("RU", (145.8, 43.35, 146.5, 43.7)),
    "Hawar Islands": ("BH", (50.72, 25.6, 50.85, 25.8)),
    "Kastellorizo and Ro": ("GR", (29.45, 36.1, 29.62, 36.2)),
    "Kawio Islands": ("ID", (125.3, 4.6, 125.6, 4.8)),
    "Maria Islands": ("PF", (-154.8, -21.9, -154.6, -21.7)),
    "Matsu": ("TW", (119.8, 25.9, 120.6, 26.45)),
    "Nukumanu": ("PG", (159.3, -4.7, 159.6, -4.4)),
    "Oinousses": ("GR", (26.15, 38.48, 26.3, 38.55)),
    "Palagruza": ("HR", (16.2, 42.3, 16.4, 42.45)),
    "Redonda": ("AG", (-62.4, 16.9, -62.3, 17.0)),
    "Sapodilla Cays": ("BZ", (-88.35, 16.0, -88.15, 16.2)),
    "Stuart Island": ("US", (-123.24, 48.65, -123.15, 48.7)),
    "Takuu": ("PG", (156.8, -4.9, 157.1, -4.6)),
    "Tiran and Sanafir": ("SA", (34.5, 27.9, 34.75, 28.05)),
    "Torres Strait's eastern islands": ("AU", (143.7, -9.95, 144.1, -9.55)),
    "Turtle Islands": ("PH", (117.98, 6.2, 118.2, 6.35)),
    "Ujelang": ("MH", (160.7, 9.6, 161.2, 10.0)),
    "Wuqiu": ("TW", (119.4, 24.9, 119.55, 25.05)),
}
"""Islands that are another's than the country nearest to them: a box about each, and whose it is.

By hand and from general knowledge, where the other source said that the nearest country was not the holder.
"""

CLAIMED = {"UA": ("RU", (32.3, 44.2, 36.68, 46.25))}
"""Faces that Natural Earth gives to one and the United Nations' members hold to be another's: both have them.

Crimea: General Assembly resolution 68/262.
"""

FULL_NAMES = {
    "AI": "Anguilla",
    "AS": "American Samoa",
    "AW": "Aruba",
    "AX": "Åland",
    "BL": "Saint Barthélemy",
    "BM": "Bermuda",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "BV": "Bouvet Island",
    "CC": "Cocos (Keeling) Islands",
    "CK": "Cook Islands",
    "CW": "Curaçao",
    "CX": "Christmas Island",
    "EH": "Western Sahara",
    "FK": "Falkland Islands (Malvinas)",
    "FO": "Faroe Islands",
    "GF": "French Guiana",
    "GG": "Guernsey",
    "GI": "Gibraltar",
    "GL": "Greenland",
    "GP": "Guadeloupe",
    "GS": "South Georgia and the South Sandwich Islands",
    "GU": "Guam",
    "HK": "Hong Kong",
    "HM": "Heard Island and McDonald Islands",
    "IM": "Isle of Man",
    "IO": "British Indian Ocean Territory",
    "JE": "Jersey",
    "KY": "Cayman Islands",
    "MF": "Saint Martin (French part)",
    "MO": "Macao",
    "MP": "Northern Mariana Islands",
    "MQ": "Martinique",
    "MS": "Montserrat",
    "NC": "New Caledonia",
    "NF": "Norfolk Island",
    "NU": "Niue",
    "PF": "French Polynesia",
    "PM": "Saint Pierre and Miquelon",
    "PN": "Pitcairn",
    "PR": "Puerto Rico",
    "RE": "Réunion",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "SJ": "Svalbard and Jan Mayen",
    "SX": "Sint Maarten (Dutch part)",
    "TC": "Turks and Caicos Islands",
    "TF": "French Southern Territories",
    "TK": "Tokelau",
    "UM": "United States Minor Outlying Islands",
    "VG": "British Virgin Islands",
    "VI": "United States Virgin Islands",
    "WF": "Wallis and Futuna",
    "YT": "Mayotte",
}
"""Names of codes that the gazetteer does not hold as countries."""


def code_of(number: str | None, name: str) -> str:
    """Return the alpha-2 code of a country of the topology; "" for what is given to nobody."""
    code = ALPHA_2.get(number or "", "") or WITHOUT_NUMBER.get(name, "")
    return "" if code == NOBODY else code


def name_of(code: str) -> str:
    """Return what a finding calls the territory of a code."""
    known = {each.country: each.name for each in reversed(names("country")) if each.country}
    return FULL_NAMES.get(code) or known.get(code, "")
