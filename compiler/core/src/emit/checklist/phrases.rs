//! What checklists say beyond the words all pages share, in every language pages speak. What only the running page says is in
//! `running.rs`.
//!
//! A row is English, Chinese, Spanish, German, Portuguese, Arabic.

use super::running::RUNNING;
use crate::emit::page::{Tongue, Words};
use crate::model::Period;

macro_rules! phrases {
    ($($variant:ident = $english:literal, $chinese:literal, $spanish:literal, $german:literal, $portuguese:literal, $arabic:literal;)*) => {
        /// One phrase of a checklist. `{0}` and `{1}` stand for what is filled in.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Phrase { $(#[doc = $english] $variant,)* }

        impl Phrase {
            /// All of them, in the order of the table.
            #[cfg(test)]
            const ALL: &'static [Phrase] = &[$(Phrase::$variant,)*];

            fn said(self, tongue: Tongue) -> &'static str {
                tongue.pick(match self {
                    $(Phrase::$variant => &[$english, $chinese, $spanish, $german, $portuguese, $arabic],)*
                })
            }
        }
    };
}

phrases! {
    // Paper and page
    Case = "Case", "案例", "Caso", "Fall", "Caso", "الحالة";
    CaseName = "Name of the case", "案例名称", "Nombre del caso", "Name des Falls", "Nome do caso", "اسم الحالة";
    CaseNameHint =
        "For example the customer and the matter",
        "例如客户与事项",
        "Por ejemplo, el cliente y el asunto",
        "Zum Beispiel der Kunde und der Vorgang",
        "Por exemplo, o cliente e o assunto",
        "مثلاً اسم العميل والموضوع";
    WhoFillsIn = "Who fills this in", "填写人", "Quién la llena", "Wer füllt dies aus", "Quem preenche", "من يعبئ هذه القائمة";
    WhoHint =
        "Your name; every entry is recorded with it",
        "您的姓名；每条记录都会注明",
        "Su nombre; se registra con cada anotación",
        "Ihr Name; er steht bei jedem Eintrag",
        "Seu nome; fica registrado em cada anotação",
        "اسمك؛ يُسجَّل مع كل إدخال";
    Started = "Started", "开始时间", "Inicio", "Begonnen", "Início", "وقت البدء";
    StartCase = "Start the case", "启动案例", "Iniciar el caso", "Fall beginnen", "Iniciar o caso", "بدء الحالة";
    TargetForCase =
        "Target for the whole case",
        "整个案例的目标时限",
        "Meta para todo el caso",
        "Ziel für den ganzen Fall",
        "Meta para o caso inteiro",
        "المدة المستهدفة للحالة كلها";
    Yes = "Yes", "是", "Sí", "Ja", "Sim", "نعم";
    No = "No", "否", "No", "Nein", "Não", "لا";
    Notes = "Notes", "备注", "Notas", "Anmerkungen", "Observações", "ملاحظات";
    EvidenceWhere =
        "Evidence: where it is found",
        "证据及存放位置",
        "Evidencia: dónde se encuentra",
        "Nachweis: wo er liegt",
        "Evidência: onde se encontra",
        "الدليل: مكان حفظه";
    PerformedBy = "Performed by", "执行人签名", "Realizado por", "Durchgeführt von", "Realizado por", "نفّذه";
    ApprovedBy = "Approved by", "批准人签名", "Aprobado por", "Genehmigt von", "Aprovado por", "اعتمده";
    FourEyes =
        "The two must be different people.",
        "两者不得为同一人。",
        "Deben ser dos personas distintas.",
        "Es müssen zwei verschiedene Personen sein.",
        "Devem ser duas pessoas diferentes.",
        "يجب أن يكونا شخصين مختلفين.";
    Signature = "Signature", "签名", "Firma", "Unterschrift", "Assinatura", "التوقيع";
    DateAndTime = "Date and time", "日期与时间", "Fecha y hora", "Datum und Uhrzeit", "Data e hora", "التاريخ والوقت";
    DoneBy = "Done by", "完成人", "Hecho por", "Erledigt von", "Feito por", "أنجزه";
    CompleteStep = "Complete this step", "完成此步骤", "Completar este paso", "Diesen Schritt abschließen", "Concluir este passo", "إكمال هذه الخطوة";
    ChooseOutcome = "Outcome", "结论", "Resultado", "Ergebnis", "Resultado", "النتيجة";
    Answer = "Answer", "回答", "Respuesta", "Antwort", "Resposta", "الإجابة";
    RecordOutcome = "Record the outcome", "记录结论", "Registrar el resultado", "Ergebnis festhalten", "Registrar o resultado", "تسجيل النتيجة";
    RecordAnswer = "Record the answer", "记录回答", "Registrar la respuesta", "Antwort festhalten", "Registrar a resposta", "تسجيل الإجابة";
    WhichApply =
        "Which of these apply?",
        "适用哪些分支？",
        "¿Cuáles de estas aplican?",
        "Was davon trifft zu?",
        "Quais destas se aplicam?",
        "أيّ مما يلي ينطبق؟";
    OpenBranches = "Open what applies", "开启适用的分支", "Abrir las que aplican", "Zutreffendes öffnen", "Abrir as que se aplicam", "فتح ما ينطبق";
    Always = "always", "始终适用", "siempre", "immer", "sempre", "دائماً";
    If = "if {0}", "当 {0}", "si {0}", "wenn {0}", "se {0}", "إذا {0}";
    AtTheSameTime = "At the same time", "同时进行", "Al mismo tiempo", "Gleichzeitig", "Ao mesmo tempo", "في الوقت نفسه";
    OnlyIf = "Only if: {0}", "仅当：{0}", "Solo si: {0}", "Nur wenn: {0}", "Somente se: {0}", "فقط إذا: {0}";
    BranchOf = "Branch: {0}", "分支：{0}", "Rama: {0}", "Zweig: {0}", "Ramo: {0}", "الفرع: {0}";
    ByDeadlines =
        "By the deadlines of its steps",
        "按各步骤时限",
        "Según los plazos de sus pasos",
        "Nach den Fristen der Schritte",
        "Conforme os prazos de seus passos",
        "بحسب مهل خطواتها";
    ShortestWay = "shortest way {0}", "最短 {0}", "camino más corto {0}", "kürzester Weg {0}", "caminho mais curto {0}", "أقصر مسار {0}";
    ExpectedWay = "expected way {0}", "预期 {0}", "camino esperado {0}", "erwarteter Weg {0}", "caminho esperado {0}", "المسار المتوقع {0}";
    LongestWay = "longest way {0}", "最长 {0}", "camino más largo {0}", "längster Weg {0}", "caminho mais longo {0}", "أطول مسار {0}";
    WithoutDeadline =
        "steps without a deadline: {0}",
        "未定时限的步骤：{0}",
        "pasos sin plazo: {0}",
        "Schritte ohne Frist: {0}",
        "passos sem prazo: {0}",
        "خطوات بلا مهلة: {0}";
    InAnyOrder =
        "In any order, as often as needed: {0}",
        "不限顺序，可重复进行：{0}",
        "En cualquier orden, tantas veces como haga falta: {0}",
        "In beliebiger Reihenfolge, so oft wie nötig: {0}",
        "Em qualquer ordem, quantas vezes for preciso: {0}",
        "بأي ترتيب، وبعدد المرات اللازم: {0}";
    WhatIsNext =
        "What is done next?",
        "接下来做什么？",
        "¿Qué se hace ahora?",
        "Was wird als Nächstes getan?",
        "O que se faz agora?",
        "ما الذي يُنجز بعد ذلك؟";
    GoOn = "Go on with this", "按此继续", "Continuar con esto", "Damit fortfahren", "Continuar com isto", "المتابعة بهذا";
    ThatIsAll = "That is all for now", "就此完成", "Por ahora es todo", "Das ist vorerst alles", "Por ora é só", "هذا كل شيء حالياً";
    DoneUntil = "Until", "直至", "Hasta que", "Bis", "Até que", "حتى";
    WaitsFor = "Waits for {0}", "等待{0}", "Espera: {0}", "Wartet auf: {0}", "Espera: {0}", "ينتظر: {0}";
    RunsProcess =
        "Runs “{0}” and waits until it has ended.",
        "运行“{0}”，并等待其结束。",
        "Ejecuta «{0}» y espera hasta que haya terminado.",
        "Führt „{0}“ aus und wartet bis zu dessen Ende.",
        "Executa “{0}” e espera até que tenha terminado.",
        "يُشغّل «{0}» وينتظر حتى ينتهي.";
    StartsProcess =
        "Starts “{0}” and does not wait for it.",
        "启动“{0}”，无需等待。",
        "Inicia «{0}» y no lo espera.",
        "Startet „{0}“ und wartet nicht darauf.",
        "Inicia “{0}” e não espera por ele.",
        "يبدأ «{0}» ولا ينتظره.";
    Escalates =
        "If late, goes to {0}",
        "逾期升级至{0}",
        "Si se retrasa, pasa a {0}",
        "Bei Verzug an {0}",
        "Em caso de atraso, vai para {0}",
        "عند التأخر يُصعَّد إلى {0}";
    AnswersRisk = "Answers the risk", "应对的风险", "Riesgo al que responde", "Begegnet dem Risiko", "Risco a que responde", "الخطر الذي يواجهه";
    DecidedBy = "Decided by", "决策人", "Decide", "Entscheidung durch", "Decide", "صاحب القرار";
    OnePostHoldsBoth =
        "Watch out, one post could do both: {0}",
        "注意，以下岗位可能同时承担：{0}",
        "Atención, un mismo puesto podría hacer ambas cosas: {0}",
        "Achtung, eine Stelle könnte beides tun: {0}",
        "Atenção, um mesmo cargo poderia fazer as duas coisas: {0}",
        "تنبيه، قد يجمع منصب واحد بين الأمرين: {0}";
    InAllOtherCases =
        "in all other cases",
        "其他情况",
        "en todos los demás casos",
        "in allen anderen Fällen",
        "em todos os demais casos",
        "في جميع الحالات الأخرى";
    PassNeeds =
        "Needs every check answered with yes.",
        "须所有检查项均为“是”。",
        "Todas las verificaciones deben responderse con sí.",
        "Alle Prüffragen müssen mit Ja beantwortet sein.",
        "Todas as verificações devem ser respondidas com sim.",
        "يجب أن تكون الإجابة عن جميع بنود التحقق بنعم.";
    Next = "Next: {0}", "下一步：{0}", "Siguiente: {0}", "Weiter: {0}", "Próximo: {0}", "التالي: {0}";
    And =
        "{0}; at the same time {1}",
        "{0}；同时 {1}",
        "{0}; al mismo tiempo {1}",
        "{0}; gleichzeitig {1}",
        "{0}; ao mesmo tempo {1}",
        "{0}؛ وفي الوقت نفسه {1}";
    Back = "back to {0}", "返回 {0}", "de vuelta a {0}", "zurück zu {0}", "de volta a {0}", "العودة إلى {0}";
    AtMost =
        "at most {0} times; after that {1}",
        "最多 {0} 次；超过则 {1}",
        "como máximo {0} veces; después {1}",
        "höchstens {0}-mal; danach {1}",
        "no máximo {0} vezes; depois {1}",
        "العدد الأقصى للمرات {0}؛ وبعد ذلك {1}";
    AtMostOnce =
        "at most once; after that {0}",
        "最多 1 次；超过则 {0}",
        "como máximo una vez; después {0}",
        "höchstens einmal; danach {0}",
        "no máximo uma vez; depois {0}",
        "مرة واحدة كحد أقصى؛ وبعد ذلك {0}";
    EndOfCase = "end of the case: {0}", "案例结束：{0}", "fin del caso: {0}", "Ende des Falls: {0}", "fim do caso: {0}", "نهاية الحالة: {0}";
    CaseComplete = "the case is complete", "案例完成", "el caso está completo", "der Fall ist abgeschlossen", "o caso está concluído", "الحالة مكتملة";
    Suspended = "suspended (“{0}”)", "挂起（{0}）", "suspendido («{0}»)", "ausgesetzt („{0}“)", "suspenso (“{0}”)", "معلّقة («{0}»)";
    SuspendedFor =
        "suspended for {0} (“{1}”)",
        "挂起 {0}（{1}）",
        "suspendido por {0} («{1}»)",
        "ausgesetzt für {0} („{1}“)",
        "suspenso por {0} (“{1}”)",
        "معلّقة لمدة {0} («{1}»)";
    Then = "{0}, then {1}", "{0}，恢复后 {1}", "{0}, después {1}", "{0}, dann {1}", "{0}, depois {1}", "{0}، ثم {1}";
    WhenAllAreDone =
        "when all that runs at the same time is done",
        "待同时进行的工作全部完成后",
        "cuando haya terminado todo lo que va al mismo tiempo",
        "wenn alles erledigt ist, was gleichzeitig läuft",
        "quando tudo o que corre ao mesmo tempo tiver terminado",
        "عند اكتمال كل ما يجري في الوقت نفسه";
    HandsOver = "hands over to “{0}”", "移交至“{0}”", "se entrega a «{0}»", "Übergabe an „{0}“", "é entregue a “{0}”", "يُسلَّم إلى «{0}»";
    Gives = "Gives", "移交内容", "Entrega", "Übergibt", "Entrega", "ما يُسلَّم";
    AcceptedBy = "Accepted by", "接收方", "Aceptado por", "Angenommen von", "Aceito por", "الجهة المستلمة";
    AcceptedByPerson = "Name of who accepts", "接收人姓名", "Nombre de quien acepta", "Name dessen, der annimmt", "Nome de quem aceita", "اسم المستلم";
    RecordAcceptance = "Record the acceptance", "记录接收", "Registrar la aceptación", "Annahme festhalten", "Registrar a aceitação", "تسجيل الاستلام";
    WaysToEnd =
        "Ways this case can end",
        "案例的结束方式",
        "Cómo puede terminar este caso",
        "Wie dieser Fall enden kann",
        "Como este caso pode terminar",
        "كيف يمكن أن تنتهي هذه الحالة";
    SuspendedUntil = "Suspended until", "挂起至", "Suspendido hasta", "Ausgesetzt bis", "Suspenso até", "معلّقة حتى";
    GoesOnAt = "Goes on at: {0}", "恢复后：{0}", "Continúa en: {0}", "Geht weiter bei: {0}", "Continua em: {0}", "تُستأنف عند: {0}";
    Resume = "Resume the case", "恢复案例", "Reanudar el caso", "Fall wieder aufnehmen", "Retomar o caso", "استئناف الحالة";
    Now = "What is to be done now", "当前待办", "Lo que hay que hacer ahora", "Was jetzt zu tun ist", "O que fazer agora", "المطلوب إنجازه الآن";
    Tools = "This checklist", "本检查表", "Esta lista de verificación", "Diese Checkliste", "Esta lista de verificação", "هذه القائمة";
    Save = "Save to file", "保存到文件", "Guardar en un archivo", "In Datei speichern", "Salvar em arquivo", "حفظ في ملف";
    Load = "Load from file", "从文件加载", "Cargar de un archivo", "Aus Datei laden", "Carregar de arquivo", "تحميل من ملف";
    Print = "Print", "打印", "Imprimir", "Drucken", "Imprimir", "طباعة";
    Undo =
        "Undo the last action",
        "撤销上一步",
        "Deshacer la última acción",
        "Letzte Aktion rückgängig machen",
        "Desfazer a última ação",
        "تراجع عن آخر إجراء";
    Again = "Start again", "重新开始", "Empezar de nuevo", "Neu beginnen", "Começar de novo", "البدء من جديد";
    History = "History", "历史记录", "Historial", "Verlauf", "Histórico", "السجل";
    When = "When", "时间", "Cuándo", "Wann", "Quando", "الوقت";
    Who = "Who", "人员", "Quién", "Wer", "Quem", "الشخص";
    What = "What", "内容", "Qué", "Was", "O quê", "ما تم";
    NoScript =
        "This page runs in the browser. Without scripts it is a form to print and fill in by hand.",
        "本页面在浏览器中运行。未启用脚本时，可打印后手工填写。",
        "Esta página funciona en el navegador. Sin scripts es un formulario para imprimir y llenar a mano.",
        "Diese Seite läuft im Browser. Ohne Skripte ist sie ein Formular zum Drucken und Ausfüllen von Hand.",
        "Esta página funciona no navegador. Sem scripts, é um formulário para imprimir e preencher à mão.",
        "تعمل هذه الصفحة في المتصفح. ومن دون البرامج النصية فهي نموذج يُطبع ويُعبأ يدوياً.";
    KeptHere =
        "Everything you enter stays in this browser until you save it to a file. Nothing is sent anywhere.",
        "您填写的内容仅保存在本浏览器中，直至保存到文件。不会发送到任何地方。",
        "Lo que usted anota permanece en este navegador hasta que lo guarde en un archivo. No se envía a ningún lugar.",
        "Alles, was Sie eintragen, bleibt in diesem Browser, bis Sie es in einer Datei speichern. Nichts wird versendet.",
        "Tudo o que você anota fica neste navegador até ser salvo em um arquivo. Nada é enviado a lugar algum.",
        "كل ما تدخله يبقى في هذا المتصفح حتى تحفظه في ملف. ولا يُرسل أي شيء إلى أي مكان.";
    Cancel = "Cancel", "取消", "Cancelar", "Abbrechen", "Cancelar", "إلغاء";
}

impl Phrase {
    /// The phrase in the words of a page.
    pub(super) fn text(self, words: Words) -> &'static str {
        self.said(words.tongue())
    }

    /// The phrase with one thing filled in.
    pub(super) fn with(self, words: Words, first: &str) -> String {
        self.text(words).replace("{0}", first)
    }

    /// The phrase with two things filled in; what is filled in is not searched for marks again.
    pub(super) fn with_two(self, words: Words, first: &str, second: &str) -> String {
        let mut out = String::new();
        let mut rest = self.text(words);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.get(..2) {
                Some("0}") => out.push_str(first),
                Some("1}") => out.push_str(second),
                _ => out.push('{'),
            }
            rest = after.get(2..).unwrap_or("");
        }
        out.push_str(rest);
        out
    }
}

/// How long the ways of a process take, in words.
pub(super) fn ways(words: Words, ways: &[(Phrase, Period, u32)]) -> String {
    let said = |(phrase, period, unknown): &(Phrase, Period, u32)| {
        let way = phrase.with(words, &words.period(*period));
        if *unknown == 0 {
            return way;
        }
        words.aside(&way, &Phrase::WithoutDeadline.with(words, &unknown.to_string()))
    };
    ways.iter().map(said).collect::<Vec<_>>().join(words.semicolon())
}

/// The phrases of the running page, by name.
pub(super) fn script(words: Words) -> Vec<(&'static str, &'static str)> {
    RUNNING.iter().map(|(name, said)| (*name, words.tongue().pick(said))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::page::tongue::left_in_english;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let english = Words::of("en");
        assert_eq!(Phrase::AtMost.with_two(english, "3", "{0}"), "at most 3 times; after that {0}");
        assert_eq!(Phrase::Back.with(english, "{0} {1}"), "back to {0} {1}");
    }

    /// Phrases that are the same in English and another language.
    const SAME: &[Phrase] = &[Phrase::No];

    #[test]
    fn no_phrase_is_left_in_english_and_all_have_the_same_gaps() {
        for phrase in Phrase::ALL.iter().filter(|phrase| !SAME.contains(phrase)) {
            let said: Vec<&str> = Tongue::ALL.iter().map(|tongue| phrase.said(*tongue)).collect();
            assert_eq!(left_in_english(&said), Vec::<&str>::new(), "{phrase:?}");
        }
        for (name, said) in RUNNING {
            assert_eq!(left_in_english(said), Vec::<&str>::new(), "{name}");
        }
    }
}
