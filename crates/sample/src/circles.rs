//! Names that go together: given and family names by the part of the world they come from. The combinations
//! of common names are invented; no actual person is meant.

/// Given and family names of one part of the world, separated by commas.
pub(super) struct Circle {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
}

/// A name occurs only once in all of them, even without its accents: addresses depend on that.
pub(super) const CIRCLES: [Circle; 8] = [
    Circle {
        given: "Abigail,Alistair,Annabel,Barnaby,Beatrice,Bethan,Bronwen,Callum,Ciarán,Clementine,\
            Cormac,Daphne,Declan,Edmund,Eilidh,Fergus,Finlay,Fionnuala,Gareth,Gwen,Harriet,Hazel,\
            Imogen,Isla,Jocelyn,Kieran,Lachlan,Lowri,Maeve,Marcus,Martha,Mary-Anne,Niamh,Nigel,\
            Oonagh,Orla,Percival,Philippa,Rhiannon,Rory,Rosalind,Seán,Tabitha,Tamsin,Tobias,\
            Verity,Winifred,Wilfred",
        family: "Ainsworth,Aldridge,Applegarth,Ashdown,Attwater,Axworthy,Bagshaw,Barraclough,\
            Beddoes,Birtwhistle,Blakeway,Blenkinsop,Bracegirdle,Braithwaite,Brockbank,Butterworth,\
            Cadwallader,Carmody,Chadderton,Clutterbuck,Coldwell,Copplestone,Cotterill,Cranleigh,\
            Crowhurst,Dalrymple,Dewhurst,Dinsmore,Dunmore,Earnshaw,Eastham,Entwistle,Fairclough,\
            Fanshawe,Featherstone,Fernyhough,Fothergill,Garside,Gathercole,Gilhooly,Goodliffe,\
            Greenhalgh,Grimshaw,Halliwell,Hardcastle,Haverstock,Heatherington,Hebblethwaite,\
            Hollingsworth,Huckerby,Inglethorpe,Jellicoe,Kettlewell,Killigrew,Langstaff,Lillywhite,\
            Lockridge,MacAlister,MacGillivray,McCorquodale,McGonigle,Merriweather,Micklethwait,\
            Mulcahy,Netherby,Nettleship,O'Brien,O'Callaghan,O'Dowd,O'Shaughnessy,Ollerenshaw,\
            Osbaldeston,Pemberton,Penhaligon,Quayle,Ramsbottom,Rawcliffe,Ravenscroft,Satterthwaite,\
            Sedgwick,Shackleford,Smith-Jones,Stanyforth,Tattersall,Thistlewood,Threlkeld,\
            Tregaskis,Twelvetrees,Uttley,Venables,Wadsworth,Weatherby,Whittingham,Winterbottom,\
            Wolstenholme,Wrigglesworth,Yardley",
    },
    Circle {
        given: "Annegret,Ansgar,Bärbel,Burkhard,Cornelius,Detlef,Dörte,Eckhard,Elfriede,Femke,\
            Friedhelm,Gesine,Götz,Gudrun,Hannelore,Hans-Jürgen,Heike,Henrike,Ingeborg,Jörg,Jürgen,\
            Karl-Heinz,Käthe,Klaas,Liesbeth,Lothar,Maarten,Marieke,Mechthild,Ottilie,Reinhild,\
            Rüdiger,Sjoerd,Sönke,Swantje,Tjark,Ulrike,Uwe,Volker,Wiebke,Wilhelmine,Zacharias",
        family: "Achterberg,Altenburger,Amsinger,Bäumler,Beißwenger,Birkenfeld,Böttcher,\
            Brüggemann,Buchholtz,Dallmeyer,de Groot,de Wit,Dierksen,Dörfler,Eberhardt,Eichstädt,\
            Engelbrecht,Fährmann,Fröhlich,Gänsler,Göttsche,Grünewald,Gutknecht,Haferkamp,\
            Hagenbüchli,Hähnlein,Hinrichsen,Hölzl,Hüttenrauch,Jäkel,Jungblut,Kätzler,Kirchhofer,\
            Klöpper,Köhnke,Königsmann,Krähenbühl,Kümmerle,Leibundgut,Löffelhardt,Lütkemeyer,Mäder,\
            Möllering,Müller,Müller-Hagen,Nägeli,Niederhäuser,Oberländer,Oltmanns,Pfäffli,Plöger,\
            Prüßmann,Rademacher,Rößler,Rüdisühli,Sägesser,Schäuffele,Schlüter,Schönbächler,\
            Schürmann,Spörri,Stäheli,Strüwing,Süßkind,Tönnies-Barth,Uhlenbrock,van den Heuvel,\
            van der Linden,van Oosterhout,Vögeli,von Ahlefeld,Wäckerle,Weißhaupt,Westerkamp,Wölfle,\
            Würtenberg,Zuckschwert,Zumbühl,Zwingenberger",
    },
    Circle {
        given: "Aino,Anders,Arvid,Åsa,Astrid,Birgitta,Bjørn,Dagný,Ebba,Eero,Einar,Eivind,Elín,\
            Freyja,Gísli,Göran,Gry,Gunnhild,Håkon,Hedvig,Helmi,Hjördís,Ingrid,Jóhanna,Jørgen,\
            Kaarina,Kirsti,Lauri,Liv,Märta,Mette,Nils,Ólafur,Øyvind,Päivi,Pirkko,Ragnhild,Rasmus,\
            Signe,Sigrún,Solveig,Sølvi,Søren,Thorvald,Tove,Tuomas,Ulla-Britt,Väinö,Ylva",
        family: "Aaltonen,Ahlgren,Åkerlund,Árnadóttir,Backlund,Bakkerud,Bergqvist,Björkegren,\
            Bjørnstad,Blomgren,Borgström,Brekke,Dahlquist,Eklund,Engström,Enqvist,Fagerström,\
            Fjeldstad,Forsgren,Frøyland,Grönroos,Haakonsen,Hägglund,Hallgrímsdóttir,Hämäläinen,\
            Hedström,Heikkinen,Hjelmeland,Høgsberg,Holmqvist,Huuskonen,Jääskeläinen,Jónasdóttir,\
            Jørstad,Kankaanpää,Kjærgaard,Kjeldsen,Koivunen,Kristinsdóttir,Kvåle,Lagerbäck,\
            Laitinen,Lindqvist,Lövgren,Lundegård,Mäkeläinen,Midttun,Mortensgaard,Mørkved,Myhre,\
            Nørgaard,Nyström,Ødegård,Öhman,Olofsgård,Östberg,Overgaard,Pääkkönen,Pålsson,Rantanen,\
            Ravnsborg,Riisager,Rönnbäck,Rosenkvist,Ruuskanen,Sæther,Salmela,Sandström,\
            Sigurjónsdóttir,Sjöblom,Skaarup,Söderqvist,Solbakken,Stålberg,Strømme,Sundqvist,Svärd,\
            Tengström,Þórðarson,Thorsrud,Toivonen,Tørnqvist,Tveit,Ullström,Vestergaard,Wahlström,\
            Wikström,Ytterberg,Zetterqvist",
    },
    Circle {
        given: "Adélaïde,Alessia,Amédée,Aurélie,Barthélemy,Béatrix,Benedetta,Camille,Célestine,\
            Clotilde,Corrado,Damiano,Delphine,Edoardo,Éloïse,Fabrizio,Félicité,Fiorella,Firmin,\
            Gaëlle,Geneviève,Ghislain,Giacomo,Ginevra,Hélène,Honorine,Ippolita,Jean-Baptiste,\
            Joséphine,Loïc,Ludovica,Maëlys,Marcello,Marie-Claire,Noémie,Ornella,Ottavio,Pierrick,\
            Quentin,Raffaella,Raphaëlle,Rémi,Sibylle,Tancredi,Thérèse,Violette,Yannick,Zoë",
        family: "Abbadessa,Allègre,Aubertin,Bainville,Baldassarre,Bellefontaine,Besançon,\
            Bevilacqua,Blanchefort,Boissière,Bonfiglioli,Bracciolini,Brégançon,Cacciatore,\
            Cantalupo,Carpentier,Castelnuovo,Chabrier,Charbonneau,Chevreuil,Cioffi,Colombani,\
            Coquelin,D'Agostino,Dall'Acqua,de Beaumont,Delacourt,Dell'Orto,Desrosiers,\
            Di Benedetto,Dufresne,Duquesnoy,Fabbricatore,Falconnier,Fauconnet,Ferrandini,\
            Fiorentini,Fontanarosa,Fournereau,Gagliardi,Galantini,Gaudefroy,Gauthier-Leroux,\
            Grandjean,Guérin,Guglielmini,Hautecœur,Jacquemin,Joubert,L'Hermitte,La Rocca,Lachaise,\
            Lambertini,Le Goff,Lecomte,Lefèbvre,Lo Presti,Lombardini,Maisonneuve,Malaspina,\
            Marchetti,Mastrangelo,Ménard,Montefiore,Montségur,Nardini,Noirot,Orsini-Ricci,\
            Pallavicini,Passerini,Pélissier,Perreault,Piccolomini,Quintavalle,Rainaldi,Renardeau,\
            Rochefort,Rossignol,Saint-Clair,Sanguinetti,Savarese,Séverin,Taillefer,Terranova,\
            Thibault,Vaillancourt,Valenciennes,Vercelli,Vidal-Roche,Zanardelli",
    },
    Circle {
        given: "Agostinho,Alejandra,Amparo,Anxo,Aránzazu,Baltasar,Beatriz,Begoña,Caetano,\
            Candelaria,Catarina,Concepción,Cristóbal,Dolores,Duarte,Efraín,Encarnación,Estíbaliz,\
            Eulàlia,Filomena,Florencio,Gonçalo,Graça,Guadalupe,Hernán,Iñaki,Inês,Itziar,João,\
            Joaquín,Jordi,Josefina,Leocadia,Lourdes,Magdalena,María José,Mercè,Montserrat,Nazaré,\
            Nuno,Pilar,Remedios,Rodrigo,Rosário,Sebastião,Soledad,Teodoro,Vasco,Xiomara,Yolanda,\
            Zulema",
        family: "Aguirrezabala,Albuquerque,Alcántara,Almeida,Álvarez-Cano,Aramburu,Azevedo,\
            Barragán,Basterra,Belmonte,Berenguer,Brandão,Bustamante,Cabrera,Calderón,Camacho,\
            Cañadas,Carballo,Carvalhais,Castañeda,Cervera,Chamorro,Covarrubias,de la Cruz,\
            de la Torre,del Valle,Domènech,Echeverría,Encinas,Escudero,Espinosa,Estrada,Etxeberria,\
            Ferreirinha,Figueroa,Fonseca,Gallardo,García-Luna,Garrido,Goicoechea,Gómez-Prieto,\
            Gonçalves,Guimarães,Gutiérrez,Hinojosa,Ibáñez,Íñiguez,Jaramillo,Junqueira,Larrañaga,\
            Leitão,Lezama,Lobato,Loureiro,Magalhães,Manrique,Marroquín,Mascarenhas,Mendizábal,\
            Menéndez,Monteagudo,Muñoz-Vega,Navarrete,Noguera,Núñez,Ordóñez,Orellana,Palomares,\
            Peçanha,Perdigão,Pimentel,Quintanilla,Quiñones,Restrepo,Ribadeneira,Salvatierra,\
            Santamaría,Sepúlveda,Távora,Teixeira,Ugarte,Urrutia,Valdivieso,Vasconcelos,Villanueva,\
            Yáñez,Zaldívar,Zúñiga",
    },
    Circle {
        given: "Agnieszka,Anastazja,Andrzej,Aspasia,Bogdan,Božena,Bronisław,Călin,Csilla,Dariusz,\
            Despina,Dobromir,Dragoș,Dušan,Eleftheria,Erzsébet,Evangelos,Ferenc,Gergely,Grażyna,\
            Hristo,Ileana,Ilona,Ioana,Jadwiga,Jaromír,Jiří,Kalliopi,Katarzyna,Květa,László,\
            Ljubica,Małgorzata,Miloš,Mirela,Miroslava,Nikolaos,Oksana,Olena,Panagiotis,Piroska,\
            Radosław,Rastislav,Ružica,Sándor,Snežana,Stanisław,Svitlana,Taras,Tomasz,Vasiliki,Věra,\
            Wojciech,Zdeněk,Željka,Zoltán",
        family: "Adamczyk,Anagnostou,Antonopoulos,Bălănescu,Balogh,Barańska,Bartoš,Benkő,\
            Błaszczyk,Borkowska,Budai,Chatzidakis,Chmielewska,Chrysanthou,Ciobanu,Constantinescu,\
            Czarnecki,Czerniak,Dąbrowski,Dimitriadis,Dobrescu,Domokos,Drăgulescu,Dvořáček,Erdélyi,\
            Fazekas,Filipović,Florescu,Gajewska,Georgakis,Głowacka,Golubović,Grabowska,Gyöngyösi,\
            Hájek,Halász,Horáčková,Hrdlička,Hrynko,Ioannidou,Ivanenko,Jabłoński,Janáčková,Jarosz,\
            Jovičić,Juhász,Kaczmarek,Karagiannis,Kołodziej,Konstantinidis,Kopecký,Kovačević,\
            Kozłowska,Kriváň,Krzyżanowski,Kučera,Lakatos,Lewicka,Łukasik,Majewska,Marković,\
            Mészáros,Mihăilescu,Mykhailenko,Nagymihály,Nemeš,Nikolaidis,Ognjanov,Olszewska,Őri,\
            Papadimitriou,Pawlak,Petrakis,Pospíšilová,Rădulescu,Romanenko,Sadowska,Šafránek,\
            Šimůnková,Skoczylas,Spanoudakis,Stanojević,Stavropoulou,Strnad,Szabolcsi,Szczepański,\
            Székely,Tkachuk,Trifunović,Ungureanu,Urbański,Văcărescu,Vasilopoulos,Veselý,\
            Vukašinović,Wasilewska,Wiśniewski,Wójcik,Yordanova,Zachariou,Zawadzka,Zelenka,Żurek",
    },
    Circle {
        given: "Aarav,Abdelkader,Aditi,Ahlam,Amal,Anjali,Arzu,Ayşegül,Bahar,Bilal,Çağla,Chandrika,\
            Devika,Dilek,Ebru,Elif,Faisal,Farida,Feride,Ganesh,Gülşen,Hamza,Harpreet,Hüseyin,\
            İbrahim,İpek,Jaswinder,Jyoti,Kavita,Khadija,Kübra,Lakshmi,Latifa,Leila,Mahnaz,Meera,\
            Mehmet,Nadim,Nasrin,Ömer,Özlem,Parvaneh,Prakash,Rania,Ravindra,Reza,Samira,Şebnem,\
            Siddharth,Sunita,Tariq,Tuğba,Umut,Vikram,Waleed,Yasemin,Yusuf,Zahra,Zeynep",
        family: "Abbasi,Abdel-Rahman,Acharya,Açıkgöz,Afzali,Ağaoğlu,Al-Farsi,Al-Hashimi,Al-Khatib,\
            Al-Mansouri,Altıntaş,Aydoğan,Babaoğlu,Badawi,Bahrami,Balasubramaniam,Banerjee,Basu,\
            Ben Youssef,Benhaddou,Bhattacharjee,Bostancı,Bulut,Çakıroğlu,Çelikel,Chaudhry,\
            Chowdhury,Dağdelen,Darwish,Das Gupta,Deshmukh,Deshpande,Dhillon,Ebrahimi,El Amrani,\
            El-Sayegh,Erdoğmuş,Eroğlu,Fakhoury,Gezgin,Ghorbani,Grewal,Gündoğdu,Habibi,Haddad,\
            Hosseini,İnanç,Iyengar,Jadhav,Jafari,Kabbani,Kalantari,Kaplan,Karaca,Karimi,Kaya,\
            Khoury,Kılıçaslan,Küçükkaya,Kulkarni,Lahlou,Malhotra,Mansoor,Mehrotra,Mirzaei,Najjar,\
            Nambiar,Öz,Özdemirci,Öztürkmen,Padmanabhan,Pektaş,Qureshi,Rahimi,Rajagopalan,\
            Ramanathan,Rangarajan,Sabbagh,Şahinoğlu,Sarıkaya,Sengupta,Sethi,Shahbazi,Shirazi,\
            Siddiqui,Subramanian,Tabrizi,Tahiri,Tamboli,Tehrani,Thakkar,Tokatlıoğlu,Trivedi,Uğurlu,\
            Ünsal,Vaidyanathan,Venkataraman,Wahbi,Yıldırımer,Yücesoy,Zamani,Zeidan",
    },
    Circle {
        given: "Abebe,Achieng,Adaeze,Akua,Amara,Anh Thư,Ayumi,Babajide,Bích Ngọc,Chen-Wei,Chidi,\
            Chipo,Daichi,Dewi,Efua,Eun-ji,Fatoumata,Folasade,Gcina,Haruka,Hui Min,Hyun-woo,Ifeoma,\
            Jia Hao,Jun,Kahurangi,Kaito,Kwabena,Lan,Lerato,Lihua,Mahlet,Malee,Mei Ling,Mthunzi,\
            Nana Ama,Ngozi,Nguyệt,Nomvula,Oluwaseun,Orawan,Putu,Quang,Ren,Ruvimbo,Sakura,Seo-yeon,\
            Sipho,Siti,Somchai,Tadesse,Tane,Tendai,Thandiwe,Thảo,Tsehay,Uchenna,Wanjiru,Wei,\
            Xiaoming,Yaw,Yewande,Yuki,Zanele,Zhen",
        family: "Abara,Abiodun,Adeyemi,Afolabi,Agyeman,Akintola,Amoah,Anyanwu,Asante,Asfaw,\
            Ayodele,Baek,Chanthavong,Charoensuk,Cheung,Chikwanha,Chukwuma,Đặng,Diallo,Diop,\
            Dlamini,Eze,Fofana,Gebremariam,Girma,Gunawan,Hailu,Hartono,Hayakawa,Hoàng,Htun,Hwang,\
            Igwe,Juma,Kamara,Kariuki,Kawaguchi,Khumalo,Kobayakawa,Koroma,Kwok,Lim,Mabaso,Madziva,\
            Mahlangu,Makoni,Mbatha,Mensah,Mhlongo,Mkhize,Moyo,Mutasa,Mwangi,Myint,Nakagawa,\
            Namgung,Ncube,Ndiaye,Ndlovu,Ngata,Ngubane,Nguyễn,Nishimura,Njoroge,Nkemelu,Nwachukwu,\
            Nwosu,Nyambura,Obi,Odhiambo,Ogunleye,Okafor,Okonkwo,Okoye,Omondi,Ong,Onyango,Opoku,\
            Otieno,Ouyang,Owusu,Phạm,Phommasack,Quaye,Rattanakul,Saelim,Seah,Seong,Sesay,Shimizu,\
            Sibanda,Sithole,Srisuwan,Takahara,Teoh,Tian,Traoré,Trần,Tshabalala,Uchida,Umeh,Utomo,\
            Vongsa,Wachira,Watanuki,Wibowo,Woldemariam,Xu,Yamashiro,Yeo,Zhuang,Zondo,Zulu",
    },
];
