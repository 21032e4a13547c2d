"""Word tables of the rules: what tells a body that a state has once, and what names nothing by itself."""

from __future__ import annotations

#: Words of bodies of which a state has one: its name and the country are enough.
STATE: tuple[str, ...] = tuple(
    entry.strip()
    for entry in """
    ministry|ministry of|government|parliament|national assembly|senate|congress|house of representatives|cabinet|presidency
    |council of ministers|central bank|reserve bank|national bank|supreme court|constitutional court|high court of justice
    |armed forces|army|navy|air force|coast guard|border guard|border guards|national guard|defence force|defence forces|defense forces
    |department of state|state department|foreign office|foreign ministry|defence ministry|finance ministry|interior ministry|home office
    |treasury|office of the president|office of the prime minister|presidents office|prime ministers office|federal department of
    |attorney generals office|prosecutor generals office|office of the prosecutor general|national police|federal police
    |police force|customs service|electoral commission|central electoral commission|national statistics office|intelligence service
    |state great khural|general staff|royal court
    """.replace("\n", " ").split("|")
    if entry.strip()
)

#: Words of bodies that a state has in other states: the host is part of what they are.
MISSIONS = frozenset(
    "embassy embassies consulate consulates legation chancery delegation delegations mission missions nunciature representation".split()
)

#: Words of bodies and places of which a country has many: a name of its own must stand beside them.
LOCAL = frozenset(
    """district municipal municipality city town village county provincial province regional region parish borough ward local state
    school schools primary secondary college hospital hospitals clinic clinics centre center church mosque temple branch division
    section unit chapter club team committee subcommittee office bureau station department hall room library museum theatre theater
    prison court tribunal company companies party faculty chamber community neighbourhood zone zonal area subdistrict prefecture
    prefectural canton cantonal""".split()
)

#: Common words of names of bodies, places and events that the other tables do not have.
COMMON = frozenset(
    """
    academic access accounting action active administration administrative adult advanced advisory affairs africa
    african agency agricultural agriculture aid air ambulance american americas animal anniversary annual anti appeal
    applied aquatic arab archives area arms army art arts asia asian assembly assistance association atlantic audit
    authorities authority av avenue aviation awards baltic bar basic bay beach biennial biology bishop black blue board
    body book books border borders bridge british broadcasting building buildings bus business cabinet camp campus canal
    capital care cargo caribbean cathedral catholic cattle central centre ceremonial chair chamber championship
    championships chapel charity chemical chief child children childrens christian cities citizens civic civil climate
    coalition coast coastal college command commerce commercial commission commissioner committee common commonwealth
    communication communications community company compliance concert concerts conference confidence congress
    conservation construction consultative consumer continental control convention cooperation coordination corner
    corporate corps corruption council country county court courts creative crime crisis cross cultural culture cup
    customs cyber dairy dance data day days deep defence defense delivery democracy democratic dental department design
    desk development dialogue digital dining diplomatic directorate disability disaster diversity dock domestic drug
    drugs early earth east eastern ecology economic economics economy edition editorial education educational elderly
    election elections electoral electricity elementary embassy emergency employment energy engineering enterprise
    enterprises entrance environment environmental equal equality ethics europe european evaluation events examination
    executive exhibition expert experts expo export external extraordinary faculty fair fairs faith family farm farmers
    farms federal federation festival field film finance financial fine fire first fish fisheries fleet flood food
    football force forces foreign forensic forest forestry forests forum foundation foyer free freedom friends
    friendship fund gala gallery game garden gardens gas gate gender general geological geology global good government
    governmental governors grand great green ground group groups growth guard guest gulf hall harbor harbour
    headquarters health healthy herbarium heritage high higher highway historic historical history home homeland hotel
    house housing human humanitarian hydrology ice immigration import independent indigenous indoor industrial
    industries industry information infrastructure inland innovation inspection inspectorate institute institution
    insurance integration intelligence inter intergovernmental interior internal international investigation investment
    investments iron island islands joint judicial judiciary junior justice kindergarten king kings kitchen labor
    laboratory labour lake land language large law lawn lead league learning legal legislative leisure level liberation
    library life light literature livestock living loan local logistics long lounge lower main maintenance management
    manufacturing marathon marine maritime market marketing markets maternity media mediation medical medicine
    mediterranean meeting memorial men mental merchant metal meteorological meteorology metropolitan middle migration
    military mine mineral minerals mines mining minister ministerial ministers ministry minor mission mobile mobility
    modern monetary monitoring month months monument motor mount mountain movement municipal municipality museum music
    national nations native natural nature naval navigation navy network new news newsroom night non north northeast
    northern northwest nuclear nurse nurses nursing nutrition observatory ocean oceans office officers official oil old
    olympic open opera operation operational operations opposition oral orchestra order ordinary organisation
    organization orphanage outer pacific palace panel parade parents park parliament parliamentary partners partnership
    party passenger patriotic payment peace peaceful peacekeeping pension people peoples permanent personal petroleum
    pharmacy physical pilot planning plant platform plaza plenary police policy political polytechnic pool popular
    population port ports post postal postgraduate poverty power presidency president presidential press prevention
    primary prime prison private prize procurement production professional program programme progress project promotion
    property prosecution prosecutor prosecutors protection protocol province provincial psychology public publishing
    quality quarter queen race races radio rail railway railways rapid reading reception reconciliation reconstruction
    records recovery red reform refugee refugees regime regiment region regional register registration registry
    regulatory rehabilitation relations relief religion religious renewable representative representatives republic
    republican rescue research reserve resettlement residence resident residential resilience resource resources
    response revenue review rice rights river road roads room round royal run rural safe safety saint sanitation
    satellite school science sciences scientific sea season seasons secondary secretariat section sector security
    seminar senate senior service services session settlement sewage shipping shore short small social society soil
    soldiers solidarity south southeast southern southwest space special sports square staff stage standards state
    states station stations statistical statistics steel steering stock strategic strategy street student students
    studies study summer summit supply support supreme surface surgery survey sustainable symposium system systems talks
    task tax taxation teachers team technical technology telecommunications television terminal territorial theatre
    tournament towns trade traffic training transit transparency transport transportation treasury treaty tree tribunal
    tropical trust tunnel union unit united unity universal university upper urban utility vaccination valley veteran
    veterans veterinary vice victory village visa vocational voluntary volunteer volunteers walk war warehouse waste
    water waters waterway way weather week weeks welfare west western white wild wildlife winter women womens wood work
    workers working workshop world yard young youth zone zoo
    """.split()
)
