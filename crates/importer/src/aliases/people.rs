//! People beside the client: whose addresses and numbers are never the client's.
//!
//! One list for the headings of columns, the labels of rows, and the words in cells. In English,
//! German, French, Spanish, Italian and Dutch; all folded.

/// Words for people; they are found inside glued words too (`Assistententelefon`).
pub(super) const PEOPLE: &str = "\
     kind ouder ice owner owners manager managers mgr assistant assistants asst pa guarantor secretary spouse \
     spouses partner partners husband wife emergency emergencies kin parent parents guardian guardians mother father \
     mom mum dad child children kids son daughter sibling relative introducer salesperson salesman representative \
     agent broker advisor adviser consultant lawyer attorney solicitor accountant bookkeeper auditor banker doctor \
     physician gp dentist supervisor boss director assignee caseworker caretaker carer coordinator collaborator \
     approver trustee executor beneficiary dependent dependant coapplicant landlord employer employers colleague \
     deputy proxy eigentumer inhaber betreuer betreuerin kundenbetreuer mandantenbetreuer sachbearbeiter \
     sachbearbeiterin bearbeiter bearbeiterin assistent assistentin assistenz assistenten sekretariat sekretarin \
     sekretar ehepartner ehegatte ehegatten ehegattin ehefrau ehemann gatte gattin lebenspartner notfall \
     notfallkontakt mutter vater eltern elternteil kindes kinder vormund vorgesetzter vorgesetzte vorgesetzten chef \
     leiter geschaftsfuhrer verkaufer vertriebler vertreter berater beraterin steuerberater anwalt rechtsanwalt \
     notar vermittler makler arzt hausarzt arbeitgeber angehorige angehoriger proprietaire gestionnaire assistante \
     secretaire secretariat conjoint conjointe epoux epouse mari femme urgence mere pere tuteur tutrice enfant \
     enfants vendeur representant conseiller conseillere avocat notaire comptable medecin employeur parrain \
     directeur directrice superieur gerant dirigeant collaborateur propietario propietaria gestor gestora gerente \
     asistente ayudante secretaria secretario conyuge esposo esposa marido pareja emergencia emergencias madre padre \
     padres tutor tutora hijo hijos hija vendedor vendedora representante agente asesor asesora abogado abogada \
     medico jefe jefa directora encargado encargada proprietario gestore assistente segretaria segretario segreteria \
     coniuge moglie marito emergenza genitore genitori tutore figlio figli figlia venditore rappresentante \
     consulente avvocato commercialista capo direttore direttrice segnalatore eigenaar beheerder secretaresse \
     echtgenoot echtgenote noodgeval nood noodcontact moeder vader ouders voogd verkoper vertegenwoordiger \
     accountmanager relatiebeheerder adviseur advocaat notaris boekhouder huisarts leidinggevende verwijzer \
     behandelaar dossierbehandelaar werkgever sekretaerin secretariaat frau mujer vrouw tochter sohn fils fille \
     mummy mama papa daddy stepmother stepfather grandmother grandfather grandson granddaughter brother sister \
     brothers sisters uncle aunt cousin nephew fiance fiancee girlfriend boyfriend widow widower neighbour neighbor \
     nanny housekeeper secy secr lawyers freundin freund verlobte verlobter lebensgefahrte lebensgefahrtin \
     lebenspartnerin schwester bruder oma opa grossmutter grossvater tante onkel cousine neffe nichte \
     schwiegermutter schwiegervater schwiegersohn schwiegertochter nachbar nachbarin witwe witwer mutti vati sekr \
     vorzimmer steuerberaterin rechtsanwaltin anwaltin notarin arztin hausarztin kollege kollegin ehepartnerin \
     buchhalter buchhalterin pflegerin pfleger haushalterin soeur frere maman compagne compagnon concubin concubine \
     oncle neveu grandmere grandpere voisin voisine veuve veuf collegue avocate secretaires aidant aidante hermano \
     hermana novio novia abuelo abuela sobrino sobrina vecino vecina viuda viudo suegro suegra yerno nuera contable \
     gestoria cuidador cuidadora companero companera secretariado fratello sorella mamma babbo nonno nonna cugino \
     cugina nipote vicino vicina vedova vedovo compagno compagna fidanzato fidanzata suocero suocera nuora badante \
     ragioniere contabile avvocata assistenti broer zus zuster vriend vriendin oom neef buurman buurvrouw weduwe \
     weduwnaar schoonmoeder schoonvader verloofde levenspartner dochter zoon collega mantelzorger accountants sons \
     daughters wifes husbands stepson stepdaughter grandparent grandparents grandchild grandma grandpa niece friend \
     friends carers caregiver housemate flatmate roommate relatives heir heirs godparent teacher nurse therapist \
     witness surety mediator curator mentor geschwister sohnes grosseltern enkel enkelin schwager schwagerin \
     stiefvater stiefmutter verwandter verwandte partnerin gattinnen erbe erben burge burgen bevollmachtigter \
     bevollmachtigte hausverwalter lehrer lehrerin betreuers testamentsvollstrecker stellvertreter stellvertreterin \
     grandsparents petitfils petitefille ami amie amis beaupere bellemere beaufrere bellesoeur heritier heritiere \
     garant mandataire curateur curatrice infirmier infirmiere nounou hermanos abuelos nieto nieta tio tia amigo \
     amiga cunado cunada familiares heredero heredera avalista apoderado apoderada albacea fratelli nonni nipoti \
     amico amica convivente genero cognato cognata parente erede garante fideiussore procuratore delegato esecutore \
     figlie zio zia sposo sposa broers zussen dochters kleinzoon kleindochter schoonzoon schoondochter schoonzus \
     zwager familielid erfgenaam borg gemachtigde bewindvoerder verzorger verzorgster collegas kinderen";
