"""The names of months and weekdays, a language a row, and the words around dates: data only."""

MONTHS = (
    # In the form that stands in a date, January first.
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
    # What other templates print of them, with or without a full stop behind.
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "jan feb mar apr may june july aug sept oct nov dec",
)

WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "mon tue wed thu fri sat sun",
    "lun mar mié jue vie sáb dom",
    "lun mar mer jeu ven sam dim",
    "mo di mi do fr sa so",
    "lun mar mer gio ven sab dom",
    "seg ter qua qui sex sáb dom",
    "ma di wo do vr za zo",
    "pon wt śr czw pt sob niedz",
)

JOINERS = (
    "at", "on", "@", "um", "am", "à", "le", "a las", "a la(s)", "el", "en", "às", "à(s)", "em",
    "alle", "alle ore", "ore", "il", "om", "op", "o", "w", "-", "–", "—", "|", "·", "•",
    )  # fmt: skip
"""What may stand between a name and a date, or a date and a time."""
