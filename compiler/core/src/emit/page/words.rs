//! The words of the pages themselves, in every language they speak. What users write comes from the model and is not here.
//!
//! A row is English, Chinese, Spanish, German, Portuguese, Arabic, in this order: a row that lacks one does not compile, and
//! what is left in English by accident is told by a test. Arabic stands last, so that the rest of a row keeps its order in editors.

use super::tongue::Tongue;
pub use super::tongue::{autonym, direction};

macro_rules! words {
    ($($variant:ident = $english:literal, $chinese:literal, $spanish:literal, $german:literal, $portuguese:literal, $arabic:literal;)*) => {
        /// One word or phrase of the pages.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Word { $(#[doc = $english] $variant,)* }

        impl Word {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Word] = &[$(Word::$variant,)*];

            /// The word in a language.
            pub fn text(self, tongue: Tongue) -> &'static str {
                tongue.pick(match self {
                    $(Word::$variant => &[$english, $chinese, $spanish, $german, $portuguese, $arabic],)*
                })
            }
        }
    };
}

words! {
    // Frame
    SkipToContent = "Skip to content", "跳到正文", "Ir al contenido", "Zum Inhalt springen", "Ir para o conteúdo", "الانتقال إلى المحتوى";
    YouAreHere = "You are here", "当前位置", "Usted está aquí", "Sie sind hier", "Você está aqui", "أنت هنا";
    Language = "Language", "语言", "Idioma", "Sprache", "Idioma", "اللغة";
    ChooseLanguage = "Choose a language", "选择语言", "Elija un idioma", "Sprache wählen", "Escolha um idioma", "اختر لغة";
    Version = "Version", "版本", "Versión", "Version", "Versão", "الإصدار";
    Overview = "Overview", "总览", "Panorama", "Überblick", "Visão geral", "نظرة عامة";
    OfThisProcess =
        "Pages of this process",
        "本流程的文档",
        "Páginas de este proceso",
        "Seiten dieses Prozesses",
        "Páginas deste processo",
        "صفحات هذه العملية";
    ModelFile =
        "Model as data (JSON)",
        "模型数据（JSON）",
        "Modelo como datos (JSON)",
        "Modell als Daten (JSON)",
        "Modelo como dados (JSON)",
        "النموذج كبيانات (JSON)";
    ModelSchema =
        "Schema of the model data",
        "模型数据的模式",
        "Esquema de los datos del modelo",
        "Schema der Modelldaten",
        "Esquema dos dados do modelo",
        "مخطط بيانات النموذج";

    // Diagrams in pages
    Smaller = "Smaller", "缩小", "Reducir", "Verkleinern", "Reduzir", "تصغير";
    Larger = "Larger", "放大", "Ampliar", "Vergrößern", "Ampliar", "تكبير";
    WholeWidth = "Whole width", "适合宽度", "Todo el ancho", "Ganze Breite", "Toda a largura", "العرض الكامل";
    OpenAllSubprocesses =
        "Open all sub-processes",
        "展开所有子流程",
        "Abrir todos los subprocesos",
        "Alle Teilprozesse öffnen",
        "Abrir todos os subprocessos",
        "فتح جميع العمليات الفرعية";
    Highlight = "Highlight", "突出显示", "Resaltar", "Hervorheben", "Destacar", "إبراز";
    Everything = "Everything", "全部", "Todo", "Alles", "Tudo", "الكل";
    WhatChanged = "What is different here", "与标准的不同之处", "Qué es diferente aquí", "Was hier anders ist", "O que é diferente aqui", "ما المختلف هنا";
    BehindControl = "Behind a control", "控制点之后的部分", "Detrás de un control", "Hinter einer Kontrolle", "Atrás de um controle", "ما بعد نقطة الرقابة";
    WayToEnd =
        "Shortest way to an end",
        "到达结束的最短路径",
        "Camino más corto a un fin",
        "Kürzester Weg zu einem Ende",
        "Caminho mais curto até um fim",
        "أقصر مسار إلى نهاية";
    StepsHighlighted =
        "{} steps highlighted",
        "已突出显示 {} 个步骤",
        "{} pasos resaltados",
        "{} Schritte hervorgehoben",
        "{} passos destacados",
        "عدد الخطوات المبرزة: {}";
    DiagramInWords =
        "The diagram in words",
        "图的文字说明",
        "El diagrama en palabras",
        "Das Diagramm in Worten",
        "O diagrama em palavras",
        "المخطط بالكلمات";
    DiagramHint =
        "Drag, or use the arrow keys, to move; + and − to zoom, 0 for the whole width. A click on a step leads to it; on a sub-process it opens and closes it.",
        "拖动或用方向键移动；按 + 和 − 缩放，按 0 适合宽度。点击步骤可跳转到该步骤；点击子流程可展开或收起。",
        "Arrastre o use las flechas para mover; + y − para ampliar y reducir, 0 para todo el ancho. Un clic en un paso lleva a él; en un subproceso, lo abre y lo cierra.",
        "Ziehen oder Pfeiltasten verschieben; + und − vergrößern und verkleinern, 0 zeigt die ganze Breite. Ein Klick auf einen Schritt führt zu ihm, auf einen Teilprozess öffnet und schließt er ihn.",
        "Arraste ou use as setas para mover; + e − para ampliar e reduzir, 0 para toda a largura. Um clique em um passo leva a ele; em um subprocesso, abre e fecha.",
        "اسحب أو استخدم مفاتيح الأسهم للتحريك؛ و+ و− للتكبير والتصغير، و0 للعرض الكامل. النقر على خطوة ينقلك إليها؛ والنقر على عملية فرعية يفتحها ويغلقها.";

    // Kinds
    Package = "Package", "包", "Paquete", "Paket", "Pacote", "حزمة";
    Class = "Process class", "流程类", "Clase de procesos", "Prozessklasse", "Classe de processos", "فئة عمليات";
    Group = "Process group", "流程组", "Grupo de procesos", "Prozessgruppe", "Grupo de processos", "مجموعة عمليات";
    Process = "Process", "流程", "Proceso", "Prozess", "Processo", "العملية";
    Processes = "Processes", "流程", "Procesos", "Prozesse", "Processos", "العمليات";
    Subprocess = "Sub-process", "子流程", "Subproceso", "Teilprozess", "Subprocesso", "عملية فرعية";
    Subprocesses = "Sub-processes", "子流程", "Subprocesos", "Teilprozesse", "Subprocessos", "العمليات الفرعية";
    Activity = "Activity", "活动", "Actividad", "Aktivität", "Atividade", "نشاط";
    Activities = "Activities", "活动", "Actividades", "Aktivitäten", "Atividades", "الأنشطة";
    Task = "Task", "任务", "Tarea", "Aufgabe", "Tarefa", "مهمة";
    Tasks = "Tasks", "任务", "Tareas", "Aufgaben", "Tarefas", "المهام";
    Kcp = "Key control point", "关键控制点", "Punto de control clave", "Schlüsselkontrolle", "Ponto de controle chave", "نقطة رقابة رئيسية";
    Kcps = "Key control points", "关键控制点", "Puntos de control clave", "Schlüsselkontrollen", "Pontos de controle chave", "نقاط الرقابة الرئيسية";
    Gate = "Decision gate", "决策点", "Punto de decisión", "Entscheidungspunkt", "Ponto de decisão", "نقطة قرار";
    Gates = "Decision gates", "决策点", "Puntos de decisión", "Entscheidungspunkte", "Pontos de decisão", "نقاط القرار";
    Decision = "Decision", "判断", "Decisión", "Entscheidung", "Decisão", "قرار";
    Parallel = "In parallel", "并行", "En paralelo", "Parallel", "Em paralelo", "بالتوازي";
    Branch = "Branch", "分支", "Rama", "Zweig", "Ramo", "فرع";
    Unordered = "In any order", "不限顺序", "En cualquier orden", "In beliebiger Reihenfolge", "Em qualquer ordem", "بأي ترتيب";
    Wait = "Wait", "等待", "Espera", "Warten", "Espera", "انتظار";
    Call = "Call of a process", "调用流程", "Llamada a un proceso", "Aufruf eines Prozesses", "Chamada de um processo", "استدعاء عملية";
    End = "End", "结束", "Fin", "Ende", "Fim", "نهاية";
    Suspension = "Suspension", "挂起", "Suspensión", "Aussetzung", "Suspensão", "تعليق";
    Outcome = "Outcome", "结论", "Resultado", "Ergebnis", "Resultado", "نتيجة";
    Outcomes = "Outcomes", "结论", "Resultados", "Ergebnisse", "Resultados", "النتائج";
    Trigger = "Trigger", "触发", "Desencadenante", "Auslöser", "Gatilho", "محفّز";
    Triggers = "Triggers", "触发", "Desencadenantes", "Auslöser", "Gatilhos", "المحفّزات";
    Check = "Check", "检查项", "Verificación", "Prüffrage", "Verificação", "بند تحقق";
    Checks = "Checks", "检查项", "Verificaciones", "Prüffragen", "Verificações", "بنود التحقق";
    Decider = "Decider", "决策人", "Quién decide", "Entscheider", "Quem decide", "صاحب القرار";
    Role = "Role", "角色", "Rol", "Rolle", "Papel", "الدور";
    Calendar = "Calendar", "日历", "Calendario", "Kalender", "Calendário", "التقويم";
    WorkingDays = "Working days", "工作日", "Días hábiles", "Arbeitstage", "Dias úteis", "أيام العمل";
    Holidays = "Holidays", "节假日", "Días festivos", "Feiertage", "Feriados", "العطل الرسمية";
    Roles = "Roles", "角色", "Roles", "Rollen", "Papéis", "الأدوار";
    Team = "Team", "团队", "Equipo", "Team", "Equipe", "فريق";
    OrganisationUnit = "Unit", "组织单元", "Unidad", "Organisationseinheit", "Unidade", "وحدة تنظيمية";
    Pool = "Resource pool", "资源池", "Grupo de recursos", "Ressourcenpool", "Grupo de recursos", "مجمع موارد";
    Position = "Position", "岗位", "Puesto", "Stelle", "Cargo", "منصب";
    Deputy = "Deputy", "代理人", "Suplente", "Stellvertreter", "Substituto", "نائب";
    Data = "Information object", "信息对象", "Objeto de información", "Informationsobjekt", "Objeto de informação", "كائن معلومات";
    Field = "Field", "字段", "Campo", "Feld", "Campo", "حقل";
    State = "State", "状态值", "Estado del objeto", "Zustand", "Estado do objeto", "حالة";
    System = "System", "系统", "Sistema", "System", "Sistema", "نظام";
    Systems = "Systems", "系统", "Sistemas", "Systeme", "Sistemas", "الأنظمة";
    Risk = "Risk", "风险", "Riesgo", "Risiko", "Risco", "الخطر";
    Risks = "Risks", "风险", "Riesgos", "Risiken", "Riscos", "المخاطر";
    Requirement = "Requirement", "要求", "Requisito", "Anforderung", "Requisito", "متطلب";
    Party = "External party", "外部方", "Parte externa", "Externe Partei", "Parte externa", "طرف خارجي";
    Kind = "Kind", "种类", "Tipo", "Art", "Tipo", "النوع";
    Path = "Path", "路径", "Ruta", "Pfad", "Caminho", "المسار";
    PartyStep =
        "Step of the party",
        "外部方步骤",
        "Paso de la parte externa",
        "Schritt der externen Partei",
        "Passo da parte externa",
        "خطوة الطرف الخارجي";
    Regions = "Regions", "区域", "Regiones", "Regionen", "Regiões", "المناطق";
    Differences = "What is different here", "此处的差异", "Qué es diferente aquí", "Was hier anders ist", "O que é diferente aqui", "ما المختلف هنا";
    DifferencesLead =
        "Each change this region makes to the standard: what was done, why, since when, and both sides beside each other.",
        "本区域对标准所做的每项变更：做了什么、为什么、自何时起，以及两侧对照。",
        "Cada cambio que esta región hace al estándar: qué se hizo, por qué, desde cuándo y ambas versiones lado a lado.",
        "Jede Änderung dieser Region am Standard: was getan wurde, warum, seit wann, und beide Seiten nebeneinander.",
        "Cada mudança que esta região faz no padrão: o que foi feito, por quê, desde quando e os dois lados lado a lado.",
        "كل تغيير تجريه هذه المنطقة على المعيار: ما الذي تغيّر، ولماذا، ومنذ متى، مع عرض الجانبين جنبًا إلى جنب.";
    RegionNew = "new", "新增", "nuevo", "neu", "novo", "جديد";
    RegionChanged = "changed", "已变更", "modificado", "geändert", "alterado", "معدّل";
    Ground = "Ground", "依据", "Fundamento", "Anlass", "Fundamento", "الأساس";
    GroundLaw = "Law", "法律", "Ley", "Gesetz", "Lei", "قانون";
    GroundCustomer = "Customer's process", "客户流程", "Proceso del cliente", "Prozess des Kunden", "Processo do cliente", "عملية العميل";
    GroundIntegration = "Internal integration", "内部集成", "Integración interna", "Interne Integration", "Integração interna", "التكامل الداخلي";
    GroundUnsaid = "Without a stated reason", "未说明原因", "Sin motivo indicado", "Ohne genannten Grund", "Sem motivo indicado", "دون سبب مذكور";
    DidAdd = "added", "新增", "añadido", "hinzugefügt", "acrescentado", "أُضيف";
    DidRemove = "removed", "删除", "eliminado", "entfernt", "removido", "أُزيل";
    DidReplace = "replaced", "替换", "sustituido", "ersetzt", "substituído", "استُبدل";
    DidMove = "moved", "移动", "trasladado", "verschoben", "movido", "نُقل";
    DidChange = "changed", "变更", "modificado", "geändert", "alterado", "عُدّل";
    DidBind = "bound to a position", "绑定岗位", "vinculado a un puesto", "an eine Stelle gebunden", "vinculado a um cargo", "رُبط بوظيفة";
    DidTranslate = "translated", "翻译", "traducido", "übersetzt", "traduzido", "تُرجم";
    DidWaive = "accepted as an exception", "豁免", "aceptado como excepción", "als Ausnahme zugelassen", "aceito como exceção", "قُبل كاستثناء";
    AfterIt = "after “{0}”", "在“{0}”之后", "después de «{0}»", "nach „{0}“", "depois de “{0}”", "بعد «{0}»";
    BeforeIt = "before “{0}”", "在“{0}”之前", "antes de «{0}»", "vor „{0}“", "antes de “{0}”", "قبل «{0}»";
    AtFirst = "first in “{0}”", "“{0}”中的第一步", "primero en «{0}»", "als Erstes in „{0}“", "primeiro em “{0}”", "الأول في «{0}»";
    LabelWord = "Name", "名称", "Nombre", "Bezeichnung", "Nome", "الاسم";
    InForceSince = "In force since", "生效日期", "Vigente desde", "In Kraft seit", "Em vigor desde", "سارٍ منذ";
    InTheStandard = "In the standard", "标准中", "En el estándar", "Im Standard", "No padrão", "في المعيار";
    InTheRegion = "Here", "本区域", "Aquí", "Hier", "Aqui", "هنا";
    WhatDiffers = "What differs", "差异内容", "Qué difiere", "Was abweicht", "O que difere", "ما الذي يختلف";
    Change = "Change", "变更", "Cambio", "Änderung", "Mudança", "التغيير";
    Changes = "Changes", "变更", "Cambios", "Änderungen", "Mudanças", "التغييرات";
    Findings = "Findings", "问题", "Hallazgos", "Befunde", "Constatações", "الملاحظات";
    ByReason = "By reason", "按原因", "Por motivo", "Nach Grund", "Por motivo", "حسب السبب";
    OutsideProcesses = "Outside the processes", "流程之外", "Fuera de los procesos", "Außerhalb der Prozesse", "Fora dos processos", "خارج العمليات";
    NothingDiffers =
        "Nothing: this region works as the standard says.",
        "无：本区域按标准执行。",
        "Nada: esta región trabaja como dice el estándar.",
        "Nichts: Diese Region arbeitet, wie es der Standard sagt.",
        "Nada: esta região trabalha como diz o padrão.",
        "لا شيء: تعمل هذه المنطقة كما ينص المعيار.";
    LastMile =
        "Coverage of the last mile",
        "最后一公里覆盖情况",
        "Cobertura de la última milla",
        "Abdeckung der letzten Meile",
        "Cobertura da última milha",
        "تغطية الميل الأخير";
    LastMileLead =
        "How many activities and tasks of each process this region has made its own, how many activities meet a step of a customer, and how many texts there are in its languages.",
        "每个流程中，本区域适配了多少活动与任务，多少活动对应客户步骤，多少文本已有本区域语言版本。",
        "Cuántas actividades y tareas de cada proceso ha hecho suyas esta región, cuántas actividades atienden un paso del cliente y cuántos textos existen en sus idiomas.",
        "Wie viele Aktivitäten und Aufgaben jedes Prozesses diese Region sich zu eigen gemacht hat, wie viele Aktivitäten einen Schritt eines Kunden treffen und wie viele Texte es in ihren Sprachen gibt.",
        "Quantas atividades e tarefas de cada processo esta região adaptou, quantas atividades atendem a um passo de um cliente e quantos textos existem em seus idiomas.",
        "كم عدد الأنشطة والمهام التي كيّفتها هذه المنطقة في كل عملية، وكم نشاطًا يقابل خطوة للعميل، وكم نصًا متاحًا بلغاتها.";
    MeetsCustomer =
        "Meeting a customer's step",
        "对应客户步骤",
        "Atienden un paso del cliente",
        "Treffen einen Kundenschritt",
        "Atendem a um passo do cliente",
        "تقابل خطوة للعميل";
    Translated = "Translated", "已翻译", "Traducidos", "Übersetzt", "Traduzidos", "مترجم";
    NotTranslated = "not translated", "未翻译", "sin traducir", "nicht übersetzt", "não traduzidos", "غير مترجم";
    OpenPoints = "Open points", "待办事项", "Puntos abiertos", "Offene Punkte", "Pontos em aberto", "نقاط مفتوحة";
    ProcessesByRegion =
        "Processes by region",
        "各区域流程",
        "Procesos por región",
        "Prozesse nach Region",
        "Processos por região",
        "العمليات حسب المنطقة";
    ProcessesByRegionLead =
        "Which process runs as the standard says in which region, and where a region has adapted it.",
        "每个流程在哪些区域按标准执行，在哪些区域已适配。",
        "Qué proceso funciona como dice el estándar en cada región y dónde la región lo ha adaptado.",
        "Welcher Prozess in welcher Region läuft, wie es der Standard sagt, und wo eine Region ihn angepasst hat.",
        "Qual processo funciona como diz o padrão em cada região e onde a região o adaptou.",
        "أي عملية تسير كما ينص المعيار في كل منطقة، وأين كيّفتها المنطقة.";
    AsTheStandard = "as the standard", "同标准", "igual que el estándar", "wie der Standard", "igual ao padrão", "كما في المعيار";
    Interfaces =
        "Customer interfaces",
        "客户界面",
        "Interfaces con el cliente",
        "Kundenschnittstellen",
        "Interfaces com o cliente",
        "نقاط الاتصال مع العميل";
    InterfacesLead =
        "Each step of the customer's own process beside the steps of ours that meet it: what passes between the two, and what has no counterpart.",
        "客户自身流程的每个步骤与我方对应步骤的对照：双方之间传递什么，哪些没有对应。",
        "Cada paso del proceso propio del cliente junto a los pasos nuestros que lo encuentran: qué pasa entre ambos y qué no tiene contraparte.",
        "Jeder Schritt im eigenen Prozess des Kunden neben unseren Schritten, die ihm begegnen: was zwischen beiden übergeben wird und was kein Gegenstück hat.",
        "Cada passo do processo do próprio cliente ao lado dos nossos passos que o encontram: o que passa entre os dois e o que não tem contrapartida.",
        "كل خطوة في عملية العميل نفسه بجانب خطواتنا المقابلة لها: ما الذي ينتقل بين الطرفين، وما الذي لا مقابل له.";
    TheirStep = "Step of theirs", "对方步骤", "Paso del cliente", "Schritt des Kunden", "Passo do cliente", "خطوة العميل";
    OurStep = "Step of ours", "我方步骤", "Paso nuestro", "Unser Schritt", "Nosso passo", "خطوتنا";
    TheyGive = "They give", "对方提供", "El cliente entrega", "Der Kunde gibt", "O cliente entrega", "ما يقدمه العميل";
    WeGive = "We give", "我方提供", "Nosotros entregamos", "Wir geben", "Nós entregamos", "ما نقدمه";
    WhatPasses = "What passes", "传递内容", "Qué se entrega", "Was übergeben wird", "O que se entrega", "ما يُسلَّم";
    Gap = "Gap", "缺口", "Brecha", "Lücke", "Lacuna", "فجوة";
    Gaps = "Gaps", "缺口", "Brechas", "Lücken", "Lacunas", "الفجوات";
    NoGaps =
        "Every step has its counterpart.",
        "每个步骤都有对应。",
        "Cada paso tiene su contraparte.",
        "Jeder Schritt hat sein Gegenstück.",
        "Cada passo tem sua contrapartida.",
        "لكل خطوة ما يقابلها.";
    NoStepOfOurs = "no step of ours", "我方无对应步骤", "ningún paso nuestro", "kein Schritt von uns", "nenhum passo nosso", "لا توجد خطوة من جانبنا";
    NoStepOfTheirs =
        "no step of theirs",
        "对方无对应步骤",
        "ningún paso del cliente",
        "kein Schritt des Kunden",
        "nenhum passo do cliente",
        "لا توجد خطوة من جانب العميل";
    ByProcess = "By process", "按流程", "Por proceso", "Nach Prozess", "Por processo", "بحسب العملية";
    Step = "Step", "步骤", "Paso", "Schritt", "Passo", "الخطوة";
    Kpi = "KPI", "绩效指标", "KPI", "Kennzahl", "KPI", "مؤشر أداء";
    Kpis = "KPIs", "绩效指标", "KPI", "Kennzahlen", "KPIs", "مؤشرات الأداء";
    Target = "Target", "目标值", "Meta", "Zielwert", "Meta", "القيمة المستهدفة";
    SharedBy = "Shared by", "共担者", "Compartido por", "Gemeinsam verantwortet von", "Compartilhado por", "مشترك بين";
    Pain = "Pain point", "痛点", "Punto de dolor", "Schmerzpunkt", "Ponto de dor", "نقطة ألم";
    Parameter = "Parameter", "参数", "Parámetro", "Parameter", "Parâmetro", "معامل";
    CodeList = "Code list", "代码表", "Lista de códigos", "Codeliste", "Lista de códigos", "قائمة رموز";
    CodeValue = "Value", "取值", "Valor", "Wert", "Valor", "قيمة";
    Pains = "Pain points", "痛点", "Puntos de dolor", "Schmerzpunkte", "Pontos de dor", "نقاط الألم";
    Relieves = "Relieves", "缓解的痛点", "Alivia", "Lindert", "Alivia", "يخفف";
    RelievedBy = "Relieved by", "缓解措施", "Aliviado por", "Gelindert durch", "Aliviado por", "يخففه";
    Term = "Term", "术语", "Término", "Begriff", "Termo", "مصطلح";
    Glossary = "Glossary", "术语表", "Glosario", "Glossar", "Glossário", "المسرد";
    GlossaryLead =
        "The words of this project, and what each of them means here.",
        "本项目的用语及其含义。",
        "Las palabras de este proyecto y lo que cada una significa aquí.",
        "Die Begriffe dieses Projekts und was jeder hier bedeutet.",
        "As palavras deste projeto e o que cada uma significa aqui.",
        "مصطلحات هذا المشروع ومعنى كل منها هنا.";
    AlsoKnownAs = "Instead of", "代替", "En lugar de", "Statt", "Em vez de", "بدلاً من";
    SeparateDuties = "Separate duties", "职责分离", "Segregación de funciones", "Funktionstrennung", "Segregação de funções", "الفصل بين المهام";
    Adaptation =
        "Regional adaptation",
        "区域适配",
        "Adaptación regional",
        "Regionale Anpassung",
        "Adaptação regional",
        "التكييف الإقليمي";
    HoldsIn = "Holds in", "适用于", "Vale en", "Gilt in", "Vale em", "يسري في";
    AllProcesses = "All processes", "所有流程", "Todos los procesos", "Alle Prozesse", "Todos os processos", "جميع العمليات";
    SeparateDutiesLead =
        "On one case no person may hold two of these duties.",
        "同一案例中，任何人不得兼任以下职责。",
        "En un mismo caso nadie puede asumir dos de estas funciones.",
        "In einem Fall darf niemand zwei dieser Funktionen wahrnehmen.",
        "Em um mesmo caso ninguém pode exercer duas destas funções.",
        "في الحالة الواحدة لا يجوز لأي شخص أن يجمع بين مهمتين من هذه المهام.";
    AcceptedFinding = "Accepted finding", "已接受的问题", "Hallazgo aceptado", "Akzeptierte Feststellung", "Achado aceito", "ملاحظة مقبولة";
    AcceptedFindings = "Accepted findings", "已接受的问题", "Hallazgos aceptados", "Akzeptierte Feststellungen", "Achados aceitos", "الملاحظات المقبولة";
    Contents = "Contents", "目录", "Contenido", "Inhalt", "Sumário", "المحتويات";
    Handbook = "Manual to print", "打印手册", "Manual para imprimir", "Druckhandbuch", "Manual para imprimir", "دليل للطباعة";
    Steps = "Steps", "步骤", "Pasos", "Schritte", "Passos", "الخطوات";

    // Attributes
    About = "About", "说明", "Descripción", "Beschreibung", "Descrição", "الوصف";
    Purpose = "Purpose", "目的", "Propósito", "Zweck", "Propósito", "الغرض";
    Objective = "Objective", "目标", "Objetivo", "Ziel", "Objetivo", "الهدف";
    Owner = "Owner", "责任人", "Dueño", "Eigner", "Dono", "المالك";
    StatusWord = "Status", "状态", "Estado", "Status", "Situação", "الحالة";
    Code = "Code", "编号", "Código", "Kennung", "Código", "الرمز";
    Inputs = "Inputs", "输入", "Entradas", "Eingaben", "Entradas", "المدخلات";
    Outputs = "Outputs", "输出", "Salidas", "Ausgaben", "Saídas", "المخرجات";
    Deadline = "Deadline", "时限", "Plazo", "Frist", "Prazo", "المهلة";
    Evidence = "Evidence", "证据", "Evidencia", "Nachweis", "Evidência", "الدليل";
    DoneWhen = "Done when", "完成标准", "Terminado cuando", "Erledigt, wenn", "Concluído quando", "يكتمل عندما";
    WrittenIn = "Written in", "出处", "Escrito en", "Steht in", "Escrito em", "المصدر";
    Layer = "Layer", "层级", "Capa", "Ebene", "Camada", "الطبقة";
    StandardLayer = "Standard", "标准", "Estándar", "Standard", "Padrão", "المعيار";
    YesWhen = "Yes when", "答“是”的条件", "Sí cuando", "Ja, wenn", "Sim quando", "نعم عندما";
    Where = "Where", "条件", "Condición", "Bedingung", "Condição", "الشرط";
    Frequency = "Frequency", "频率", "Frecuencia", "Häufigkeit", "Frequência", "التكرار";
    Guards = "Stands before", "把关的步骤", "Protege", "Steht vor", "Protege", "يحمي";
    Proofs = "Proved", "证明", "Demostrado", "Bewiesen", "Provado", "الإثبات";
    HandOverOrEnd =
        "The hand-over or end behind it",
        "其后的移交或结束",
        "La entrega o el fin que le sigue",
        "Die Übergabe oder das Ende dahinter",
        "A entrega ou o fim que se segue",
        "التسليم أو النهاية التي تليه";
    IsProved = "proved", "已证明", "demostrado", "bewiesen", "provado", "مثبت";
    OnSomeWays = "on some ways only", "仅部分路径", "solo en algunos caminos", "nur auf manchen Wegen", "apenas em alguns caminhos", "في بعض المسارات فقط";
    IsBypassed = "bypassed", "可绕过", "se puede eludir", "umgehbar", "pode ser contornado", "يمكن تجاوزه";
    IsUnknown = "not known", "未知", "no se sabe", "nicht bekannt", "não se sabe", "غير معروف";
    IsUnfinished = "not finished", "未完成", "sin terminar", "nicht abgeschlossen", "não concluído", "غير مكتمل";
    Next = "Next", "下一步", "Siguiente", "Weiter", "Próximo", "التالي";
    Optional = "if any", "如有", "si lo hay", "falls vorhanden", "se houver", "إن وجد";
    Members = "Members", "成员", "Miembros", "Mitglieder", "Membros", "الأعضاء";
    From = "from", "来自", "de", "von", "de", "من";

    // Where things are used, and how processes follow each other
    MenuOfPages = "Contents", "目录", "Contenido", "Inhalt", "Conteúdo", "المحتويات";
    Region = "Region", "区域", "Región", "Region", "Região", "المنطقة";
    TheStandard = "Standard", "标准", "Estándar", "Standard", "Padrão", "المعيار";
    Search = "Search", "搜索", "Buscar", "Suchen", "Pesquisar", "بحث";
    SearchHint = "Search processes, steps, roles, risks …", "搜索流程、步骤、角色、风险……", "Buscar procesos, pasos, roles, riesgos …", "Prozesse, Schritte, Rollen, Risiken suchen …", "Pesquisar processos, etapas, papéis, riscos …", "ابحث في العمليات والخطوات والأدوار والمخاطر …";
    SearchFound = "{} found", "找到 {} 项", "{} resultados", "{} gefunden", "{} encontrados", "النتائج: {}";
    SearchNothing = "Nothing found", "未找到结果", "Sin resultados", "Nichts gefunden", "Nada encontrado", "لا توجد نتائج";
    ThemeLight = "Light", "浅色", "Claro", "Hell", "Claro", "فاتح";
    ThemeDark = "Dark", "深色", "Oscuro", "Dunkel", "Escuro", "داكن";
    ThemeSystem = "As the system", "跟随系统", "Como el sistema", "Wie das System", "Como o sistema", "حسب النظام";
    Theme = "Colours", "配色", "Colores", "Farben", "Cores", "الألوان";
    WhereUsed = "Where it is used", "使用之处", "Dónde se usa", "Wo es verwendet wird", "Onde é usado", "أين يُستخدم";
    MadeBy = "Made by", "产生于", "Lo produce", "Entsteht in", "Produzido por", "ينتجه";
    ReadBy = "Needed by", "用作输入", "Lo necesita", "Gebraucht von", "Necessário para", "يحتاج إليه";
    EvidenceOf = "Evidence of", "作为证据", "Evidencia de", "Nachweis für", "Evidência de", "دليل على";
    GuardedBy = "Guarded by", "把关者", "Protegido por", "Abgesichert durch", "Protegido por", "تحميه";
    MetBy = "Answered by us in", "由我方步骤响应", "Lo atendemos en", "Von uns beantwortet in", "Atendido por nós em", "نستجيب له في";
    MeasuredIn = "Measured in", "度量于", "Se mide en", "Gemessen in", "Medido em", "يُقاس في";
    StartedBy = "Started by", "启动者", "Iniciado por", "Gestartet von", "Iniciado por", "يبدأه";
    CalledBy = "Called by", "调用者", "Llamado por", "Aufgerufen von", "Chamado por", "يستدعيه";
    Sends = "Sends or triggers", "触发或发送", "Envía o desencadena", "Sendet oder löst aus", "Envia ou dispara", "يرسل أو يُطلق";
    InConditions = "Asked in conditions", "用于条件", "Se consulta en condiciones", "In Bedingungen gefragt", "Consultado em condições", "يُسأل عنه في الشروط";
    Parts = "Parts", "组成部分", "Partes", "Teile", "Partes", "الأجزاء";
    ReachedFrom = "Led to by", "来自路径", "Se llega desde", "Erreicht von", "Alcançado a partir de", "يُوصَل إليه من";
    Documents = "Documents", "文档", "Documentos", "Dokumente", "Documentos", "الوثائق";
    RunChecklist = "Run the checklist", "运行检查表", "Ejecutar la lista de verificación", "Checkliste durchlaufen", "Executar a lista de verificação", "تشغيل قائمة التحقق";
    InTheChain = "In the chain", "在链条中", "En la cadena", "In der Kette", "Na cadeia", "في السلسلة";
    ComesFrom = "Comes from", "来自流程", "Viene de", "Kommt von", "Vem de", "يأتي من";
    LeadsTo = "Leads to", "通向流程", "Conduce a", "Führt zu", "Leva a", "يؤدي إلى";
    InputsAndOutputs = "Inputs and outputs", "输入与输出", "Entradas y salidas", "Eingaben und Ergebnisse", "Entradas e saídas", "المدخلات والمخرجات";
    Details = "Details", "详情", "Detalles", "Einzelheiten", "Detalhes", "التفاصيل";
    OriginWord = "Origin", "来源", "Origen", "Herkunft", "Origem", "المصدر";
    Name = "Name", "名称", "Nombre", "Name", "Nome", "الاسم";
    Uses = "Uses", "使用次数", "Usos", "Verwendungen", "Usos", "مرات الاستخدام";
    TypeWord = "Type", "类型", "Tipo", "Typ", "Tipo", "النوع";
    MeasuredBy = "Unit", "单位", "Unidad", "Einheit", "Unidade", "الوحدة";
    DefaultWord = "Default", "默认值", "Valor por defecto", "Vorgabe", "Valor padrão", "القيمة الافتراضية";
    AtLeast = "At least", "最小值", "Como mínimo", "Mindestens", "No mínimo", "على الأقل";
    AtMostWord = "At most", "最大值", "Como máximo", "Höchstens", "No máximo", "على الأكثر";
    RequiredWord = "Required", "必填", "Obligatorio", "Pflicht", "Obrigatório", "مطلوب";
    PartOfWord = "Part of", "隶属于", "Parte de", "Teil von", "Parte de", "جزء من";
    OfWord = "Of", "对象", "De", "Von", "De", "من";
    Method = "Method", "方式", "Método", "Methode", "Método", "الطريقة";
    AcceptsWord = "Taken over by", "接收人", "Lo recibe", "Übernommen von", "Recebido por", "يتسلمه";
    GivesWord = "Hands over", "移交内容", "Entrega", "Übergibt", "Entrega", "يسلّم";
    MeetsWord = "Answers the customer's step", "响应客户步骤", "Responde al paso del cliente", "Antwortet auf den Schritt des Kunden", "Responde à etapa do cliente", "يستجيب لخطوة العميل";
    SourceWord = "Source", "出处", "Fuente", "Quelle", "Fonte", "المرجع";
    InForceFrom = "In force from", "生效日期", "En vigor desde", "In Kraft ab", "Em vigor desde", "ساري من";
    ReviewBy = "Review by", "复审日期", "Revisar antes del", "Überprüfen bis", "Revisar até", "المراجعة قبل";
    StepInFlow = "Place in the flow", "在流程中的位置", "Lugar en el flujo", "Stelle im Ablauf", "Lugar no fluxo", "الموضع في التدفق";
    Fields = "Fields", "字段", "Campos", "Felder", "Campos", "الحقول";
    States = "States", "状态值", "Estados", "Zustände", "Estados", "الحالات";
    CodeValues = "Values", "取值", "Valores", "Werte", "Valores", "القيم";
    ControlsAndGates = "Controls and gates", "控制与决策点", "Controles y decisiones", "Kontrollen und Entscheidungen", "Controles e decisões", "الضوابط والقرارات";
    RisksAndRules = "Risks and rules", "风险与要求", "Riesgos y reglas", "Risiken und Vorgaben", "Riscos e regras", "المخاطر والقواعد";
    Information = "Information", "信息", "Información", "Informationen", "Informações", "المعلومات";
    Parties = "Customers and partners", "客户与伙伴", "Clientes y socios", "Kunden und Partner", "Clientes e parceiros", "العملاء والشركاء";
    CodeLists = "Code lists", "代码表", "Listas de códigos", "Codelisten", "Listas de códigos", "قوائم الرموز";
    Parameters = "Parameters", "参数", "Parámetros", "Parameter", "Parâmetros", "المعاملات";
    Calendars = "Calendars", "日历", "Calendarios", "Kalender", "Calendários", "التقاويم";
    EndToEnd = "End to end", "端到端", "De extremo a extremo", "Von Anfang bis Ende", "De ponta a ponta", "من البداية إلى النهاية";
    EndToEndLead = "Which process hands over to which: first the domains and what triggers what, then each chain in one picture.", "流程之间如何移交：先看各领域之间由什么触发什么，再逐条查看每条链。", "Qué proceso entrega a cuál: primero los dominios y qué desencadena qué, después cada cadena en una imagen.", "Welcher Prozess an welchen übergibt: zuerst die Bereiche und was was auslöst, dann jede Kette in einem Bild.", "Qual processo entrega a qual: primeiro os domínios e o que dispara o quê, depois cada cadeia em uma imagem.", "أي عملية تسلّم إلى أيّ عملية: المجالات أولًا وما الذي يُطلق ماذا، ثم كل سلسلة في صورة واحدة.";
    WhoTriggersWhom = "Who triggers whom", "谁触发谁", "Quién desencadena a quién", "Wer wen auslöst", "Quem dispara quem", "من يُطلق من";
    HandoversBetween = "Hand-overs between processes", "流程之间的移交", "Entregas entre procesos", "Übergaben zwischen Prozessen", "Entregas entre processos", "التسليمات بين العمليات";
    FromProcess = "From", "移出流程", "De", "Von", "De", "من";
    ToProcess = "To", "接收流程", "A", "An", "Para", "إلى";
    HandoverBy = "By", "移交方式", "Mediante", "Durch", "Por meio de", "بواسطة";
    OperatingCalendar = "Operating calendar", "运营日历", "Calendario operativo", "Betriebskalender", "Calendário operacional", "التقويم التشغيلي";
    OperatingCalendarLead = "What is due how often: processes that start by time, and controls by their frequency.", "各项工作多久进行一次：按时间启动的流程，以及按频率执行的控制。", "Qué toca y con qué frecuencia: procesos que empiezan por tiempo y controles según su frecuencia.", "Was wie oft fällig ist: Prozesse, die nach Zeit beginnen, und Kontrollen nach ihrer Häufigkeit.", "O que vence e com que frequência: processos que começam por tempo e controles conforme a frequência.", "ما يستحق وكم مرة: العمليات التي تبدأ بموعد، والضوابط حسب تكرارها.";
    WithEachCase = "With each case", "每个案例", "En cada caso", "Bei jedem Fall", "Em cada caso", "مع كل حالة";
    WhatChangesHere = "Changes by region", "区域差异", "Cambios por región", "Änderungen nach Region", "Mudanças por região", "التغييرات حسب المنطقة";

    // Status
    Draft = "Draft", "草稿", "Borrador", "Entwurf", "Rascunho", "مسودة";
    Review = "In review", "评审中", "En revisión", "In Prüfung", "Em revisão", "قيد المراجعة";
    Released = "Released", "已发布", "Publicado", "Freigegeben", "Publicado", "معتمد";
    Retired = "Retired", "已废止", "Retirado", "Außer Kraft", "Descontinuado", "ملغى";

    // Duties
    Duties = "Duties", "职责", "Responsabilidades", "Zuständigkeiten", "Responsabilidades", "المسؤوليات";
    Responsible = "Responsible", "执行", "Ejecuta", "Durchführend", "Executa", "منفّذ";
    Accountable = "Accountable", "负责", "Responde", "Verantwortlich", "Responde", "مسؤول";
    Consulted = "Consulted", "咨询", "Consultado", "Konsultiert", "Consultado", "مستشار";
    Informed = "Informed", "知会", "Informado", "Informiert", "Informado", "مُبلَّغ";
    ResponsibleMeans = "does the work", "完成工作", "realiza el trabajo", "führt die Arbeit aus", "realiza o trabalho", "ينجز العمل";
    AccountableMeans =
        "answers for the result",
        "对结果负最终责任",
        "responde por el resultado",
        "steht für das Ergebnis ein",
        "responde pelo resultado",
        "يُساءل عن النتيجة";
    ConsultedMeans = "is asked before", "事前征询意见", "se le consulta antes", "wird vorher gefragt", "é consultado antes", "يُستشار قبل العمل";
    InformedMeans = "is told after", "事后告知结果", "se le informa después", "wird danach unterrichtet", "é informado depois", "يُبلَّغ بعد العمل";
    Legend = "Legend", "图例", "Leyenda", "Legende", "Legenda", "مفتاح الرموز";
    Inherited = "inherited", "继承", "heredado", "geerbt", "herdado", "موروث";

    // Artefacts
    Diagram = "Diagram", "流程图", "Diagrama", "Diagramm", "Diagrama", "المخطط";
    DiagramInFull =
        "Diagram with all sub-processes opened",
        "展开全部子流程的流程图",
        "Diagrama con todos los subprocesos abiertos",
        "Diagramm mit allen geöffneten Teilprozessen",
        "Diagrama com todos os subprocessos abertos",
        "المخطط مع فتح جميع العمليات الفرعية";
    Bpmn = "BPMN model", "BPMN 模型", "Modelo BPMN", "BPMN-Modell", "Modelo BPMN", "نموذج BPMN";
    Checklist = "Checklist", "检查表", "Lista de verificación", "Checkliste", "Lista de verificação", "قائمة التحقق";
    Raci = "RACI table", "权责矩阵（RACI）", "Matriz RACI", "RACI-Matrix", "Matriz RACI", "مصفوفة RACI";
    Rcm =
        "Risk–control table",
        "风险控制矩阵",
        "Matriz de riesgos y controles",
        "Risiko-Kontroll-Matrix",
        "Matriz de riscos e controles",
        "مصفوفة المخاطر والضوابط";
    Download = "Download", "下载", "Descargar", "Herunterladen", "Baixar", "تنزيل";
    Workbook = "Excel workbook", "Excel 工作簿", "Libro de Excel", "Excel-Arbeitsmappe", "Pasta de trabalho do Excel", "مصنف Excel";
    PlainTable = "CSV", "CSV", "CSV", "CSV", "CSV", "CSV";
    MarkdownText = "Markdown", "Markdown", "Markdown", "Markdown", "Markdown", "Markdown";
    RaciLead =
        "Who does each step, who answers for it, who is asked and who is told.",
        "每个步骤由谁执行、谁负责、征询谁、知会谁。",
        "Quién realiza cada paso, quién responde por él, a quién se consulta y a quién se informa.",
        "Wer jeden Schritt ausführt, wer dafür einsteht, wer gefragt und wer unterrichtet wird.",
        "Quem realiza cada passo, quem responde por ele, quem é consultado e quem é informado.",
        "من ينفّذ كل خطوة، ومن يُساءل عنها، ومن يُستشار، ومن يُبلَّغ.";
    RcmLead =
        "Which risks this process carries, which controls answer to them, and how each control is tested.",
        "本流程面临哪些风险、由哪些控制应对、每个控制如何测试。",
        "Qué riesgos tiene este proceso, qué controles les responden y cómo se prueba cada control.",
        "Welche Risiken dieser Prozess hat, welche Kontrollen ihnen begegnen und wie jede Kontrolle getestet wird.",
        "Que riscos este processo tem, que controles respondem a eles e como cada controle é testado.",
        "ما المخاطر في هذه العملية، وما الضوابط التي تواجهها، وكيف يُختبر كل ضابط.";
    Owns = "Owns", "负责的流程", "Procesos a su cargo", "Verantwortet", "Processos sob sua responsabilidade", "العمليات التي يملكها";
    Decides = "decides", "决策", "decide", "entscheidet", "decide", "يقرر";
    DecidesAt = "Decides", "决策事项", "Decide", "Entscheidet", "Decide", "القرارات";
    Organisation = "Organisation", "组织", "Organización", "Organisation", "Organização", "التنظيم";
    OrganisationLead =
        "Which units, pools and posts there are, who plays which role, and where its people come from.",
        "有哪些组织单元、资源池与岗位，谁承担哪个角色，人员来自哪里。",
        "Qué unidades, grupos y puestos hay, quién asume cada rol y de dónde vienen sus personas.",
        "Welche Einheiten, Pools und Stellen es gibt, wer welche Rolle ausfüllt und woher die Menschen dafür kommen.",
        "Que unidades, grupos e cargos existem, quem exerce cada papel e de onde vêm suas pessoas.",
        "ما الوحدات والمجمعات والمناصب الموجودة، ومن يتولى كل دور، ومن أين يأتي أفراده.";
    WhoPlaysWhat = "Who plays which role", "角色由谁承担", "Quién asume cada rol", "Wer welche Rolle ausfüllt", "Quem exerce cada papel", "من يتولى كل دور";
    PlaysWord = "plays", "承担", "asume", "füllt aus", "exerce", "يتولى";
    StaffsWord = "lends people to", "提供人员", "aporta personas a", "stellt Personal für", "cede pessoas a", "يوفر أفراداً لـ";
    PlayedBy = "Played by", "承担岗位", "Asumido por", "Ausgefüllt von", "Exercido por", "يتولاه";
    StaffedFrom =
        "Staffed from, in this order",
        "人员来源（按顺序）",
        "Personal de, en este orden",
        "Besetzt aus, in dieser Reihenfolge",
        "Pessoas vindas de, nesta ordem",
        "مصادر الأفراد، بهذا الترتيب";
    WorksWith = "Works with", "协作角色", "Trabaja con", "Arbeitet zusammen mit", "Trabalha com", "يعمل مع";
    SharedSteps = "shared steps", "个共同步骤", "pasos compartidos", "gemeinsame Schritte", "passos em comum", "خطوات مشتركة";
    KeptApartFrom =
        "On one case never also",
        "同一案例中不得兼任",
        "En un mismo caso nunca también",
        "In einem Fall nie zugleich",
        "Em um mesmo caso nunca também",
        "لا يجتمع في الحالة نفسها مع";
    Deputies = "Deputies", "代理", "Suplentes", "Stellvertreter", "Substitutos", "النواب";
    StandsInFor = "Stands in for", "代理对象", "Suple a", "Vertritt", "Substitui", "ينوب عن";
    FirstDay = "From", "起始日", "Desde", "Von", "De", "من";
    LastDay = "To", "截止日", "Hasta", "Bis", "Até", "إلى";
    UpTo = "up to", "不超过", "hasta", "bis zu", "até", "حتى";
    AmountLimit = "Up to", "金额上限", "Hasta", "Bis zu", "Até", "حتى مبلغ";
    Delegation = "Delegation of authority", "授权表", "Delegación de autoridad", "Entscheidungsbefugnisse", "Delegação de autoridade", "تفويض الصلاحيات";
    DelegationLead =
        "Who decides at each gate, under which condition, and who stands in for them.",
        "每个决策点由谁在何种条件下决策，由谁代理。",
        "Quién decide en cada punto, con qué condición y quién lo suple.",
        "Wer an jedem Punkt entscheidet, unter welcher Bedingung und wer ihn vertritt.",
        "Quem decide em cada ponto, em que condição e quem o substitui.",
        "من يقرر عند كل نقطة، وبأي شرط، ومن ينوب عنه.";
    Condition = "Condition", "条件", "Condición", "Bedingung", "Condição", "الشرط";
    OrderNumber = "No.", "序号", "N.º", "Nr.", "N.º", "الرقم";
    Otherwise = "otherwise", "其他情况", "en los demás casos", "andernfalls", "nos demais casos", "في غير ذلك";
    Always = "always", "始终", "siempre", "immer", "sempre", "دائماً";
    MyWork = "My work", "我的工作", "Mi trabajo", "Meine Arbeit", "Meu trabalho", "عملي";
    WorkOf = "Work of a role", "角色工作", "Trabajo de un rol", "Arbeit einer Rolle", "Trabalho de um papel", "عمل الدور";

    // Risk–control table
    ProcessId = "Process id", "流程编号", "Id. del proceso", "Prozess-ID", "Id. do processo", "معرّف العملية";
    ProcessName = "Process", "流程", "Proceso", "Prozess", "Processo", "العملية";
    RiskId = "Risk id", "风险编号", "Id. del riesgo", "Risiko-ID", "Id. do risco", "معرّف الخطر";
    RiskText = "Risk", "风险", "Riesgo", "Risiko", "Risco", "الخطر";
    Category = "Category", "类别", "Categoría", "Kategorie", "Categoria", "الفئة";
    Assertion = "Assertion", "认定", "Aseveración", "Aussage", "Asserção", "التأكيد";
    ControlId = "Control id", "控制编号", "Id. del control", "Kontroll-ID", "Id. do controle", "معرّف الضابط";
    ControlText = "Control", "控制", "Control", "Kontrolle", "Controle", "الضابط";
    PreventiveDetective =
        "Preventive / detective",
        "预防性/检测性",
        "Preventivo / detectivo",
        "Vorbeugend / aufdeckend",
        "Preventivo / detectivo",
        "وقائي / كاشف";
    ManualAutomatic =
        "Manual / automatic / IT-dependent",
        "手工/自动/依赖IT",
        "Manual / automático / dependiente de TI",
        "Manuell / automatisch / IT-gestützt",
        "Manual / automático / dependente de TI",
        "يدوي / آلي / معتمد على تقنية المعلومات";
    Performer = "Performer", "执行人", "Ejecutor", "Ausführender", "Executor", "المنفّذ";
    Approver = "Approver", "批准人", "Aprobador", "Genehmiger", "Aprovador", "المعتمِد";
    TestProcedure = "Test procedure", "测试程序", "Procedimiento de prueba", "Prüfverfahren", "Procedimento de teste", "إجراء الاختبار";
    SampleSize = "Sample size", "样本量", "Tamaño de la muestra", "Stichprobenumfang", "Tamanho da amostra", "حجم العينة";
    DefaultSample = "default", "默认", "por omisión", "Vorgabe", "padrão", "افتراضي";
    RemediationOwner =
        "Remediation owner",
        "整改责任人",
        "Responsable de la remediación",
        "Verantwortlich für die Behebung",
        "Responsável pela remediação",
        "المسؤول عن المعالجة";
    Preventive = "Preventive", "预防性", "Preventivo", "Vorbeugend", "Preventivo", "وقائي";
    Detective = "Detective", "检测性", "Detectivo", "Aufdeckend", "Detectivo", "كاشف";
    Manual = "Manual", "手工", "Manual", "Manuell", "Manual", "يدوي";
    Automatic = "Automatic", "自动", "Automático", "Automatisch", "Automático", "آلي";
    ItDependent =
        "IT-dependent manual",
        "依赖IT的手工",
        "Manual dependiente de TI",
        "IT-gestützt manuell",
        "Manual dependente de TI",
        "يدوي معتمد على تقنية المعلومات";
    Place = "Place", "位置", "Lugar", "Stelle", "Local", "الموضع";
    Until = "Until", "截止日期", "Hasta", "Bis", "Até", "حتى تاريخ";
    CompensatedBy = "Compensated by", "补偿控制", "Compensado por", "Ausgeglichen durch", "Compensado por", "يعوّضه";
    AcceptedBy = "Accepted by", "接受人", "Aceptado por", "Akzeptiert von", "Aceito por", "قبِله";
    Reason = "Reason", "原因", "Motivo", "Grund", "Motivo", "السبب";
    NoControls =
        "This process has no key control points.",
        "本流程没有关键控制点。",
        "Este proceso no tiene puntos de control clave.",
        "Dieser Prozess hat keine Schlüsselkontrollen.",
        "Este processo não tem pontos de controle chave.",
        "لا توجد في هذه العملية نقاط رقابة رئيسية.";
    Duty = "Duty", "职责", "Función", "Funktion", "Função", "المهمة";
    InTheProcessItself =
        "Outside the sub-processes",
        "子流程之外",
        "Fuera de los subprocesos",
        "Außerhalb der Teilprozesse",
        "Fora dos subprocessos",
        "خارج العمليات الفرعية";
    NothingHere =
        "Nothing is said here yet.",
        "此处尚无内容。",
        "Aquí todavía no se dice nada.",
        "Hier steht noch nichts.",
        "Aqui ainda não há nada.",
        "لا يوجد محتوى هنا بعد.";
    LeadsToEverything =
        "Everything about the processes of this project: who does what, in which order, under which control.",
        "本项目流程的全部内容：谁做什么、按什么顺序、受何控制。",
        "Todo sobre los procesos de este proyecto: quién hace qué, en qué orden y bajo qué control.",
        "Alles über die Prozesse dieses Projekts: wer was tut, in welcher Reihenfolge, unter welcher Kontrolle.",
        "Tudo sobre os processos deste projeto: quem faz o quê, em que ordem e sob qual controle.",
        "كل شيء عن عمليات هذا المشروع: من يفعل ماذا، وبأي ترتيب، وتحت أي رقابة.";
    OpenDiagram = "Open the diagram", "打开流程图", "Abrir el diagrama", "Diagramm öffnen", "Abrir o diagrama", "فتح المخطط";
    MultipleOwners = "Several", "多个", "Varios", "Mehrere", "Vários", "متعددون";
    FilesAndSubprocesses =
        "Files and sub-processes",
        "文件与子流程",
        "Archivos y subprocesos",
        "Dateien und Teilprozesse",
        "Arquivos e subprocessos",
        "الملفات والعمليات الفرعية";
    UsedIn = "Used in", "用于", "Se usa en", "Verwendet in", "Usado em", "مستخدم في";
    Operating = "Operating", "运营类", "Operativa", "Operativ", "Operacional", "تشغيلية";
    Enabling = "Enabling", "使能类", "Habilitadora", "Befähigend", "Habilitadora", "تمكينية";
    Supporting = "Supporting", "支撑类", "De apoyo", "Unterstützend", "De apoio", "مساندة";
    Strategic = "Strategic", "战略类", "Estratégico", "Strategisch", "Estratégico", "استراتيجي";
    Execution = "Execution", "执行类", "Ejecución", "Ausführung", "Execução", "تنفيذ";
    Management = "Management", "管理类", "Gestión", "Steuerung", "Gestão", "إدارة";
    Landscape = "Process landscape", "流程全景", "Mapa de procesos", "Prozesslandkarte", "Mapa de processos", "خريطة العمليات";
    RisksAndControls = "Risks and controls", "风险与控制", "Riesgos y controles", "Risiken und Kontrollen", "Riscos e controles", "المخاطر والضوابط";
    MitigatedBy = "Answered by", "应对控制", "Controles que responden", "Begegnet durch", "Controles que respondem", "الضوابط المواجهة";
    Other = "Further processes", "其他流程", "Otros procesos", "Weitere Prozesse", "Outros processos", "عمليات أخرى";
    InternalControl = "Internal control", "内部控制", "Control interno", "Internes Kontrollsystem", "Controle interno", "الرقابة الداخلية";
    Finance = "Finance", "财务", "Finanzas", "Finanzen", "Finanças", "المالية";
    Legal = "Legal", "法律", "Legal", "Recht", "Jurídico", "القانونية";
    Quality = "Quality", "质量", "Calidad", "Qualität", "Qualidade", "الجودة";
    Security = "Security", "安全", "Seguridad", "Sicherheit", "Segurança", "الأمن";
    Privacy = "Privacy", "隐私", "Privacidad", "Datenschutz", "Privacidade", "الخصوصية";
    Completeness = "Completeness", "完整性", "Integridad", "Vollständigkeit", "Integralidade", "الاكتمال";
    Accuracy = "Accuracy", "准确性", "Exactitud", "Richtigkeit", "Exatidão", "الدقة";
    Existence = "Existence", "存在性", "Existencia", "Vorhandensein", "Existência", "الوجود";
    CutOff = "Cut-off", "截止", "Corte", "Periodenabgrenzung", "Corte", "الفصل بين الفترات";
    Authorisation = "Authorisation", "授权", "Autorización", "Autorisierung", "Autorização", "التفويض";
    Legality = "Legality", "合法性", "Legalidad", "Rechtmäßigkeit", "Legalidade", "المشروعية";
    Daily = "daily", "每日", "diario", "täglich", "diário", "يومي";
    // Conditions
    AndJoined = " and ", " 且 ", " y ", " und ", " e ", " و";
    OrJoined = " or ", " 或 ", " o ", " oder ", " ou ", " أو ";
    Not = "not", "非", "no", "nicht", "não", "ليس";
    Yes = "yes", "是", "sí", "ja", "sim", "نعم";
    No = "no", "否", "no", "nein", "não", "لا";
    FilledIn = "filled in", "已填写", "completado", "ausgefüllt", "preenchido", "معبّأ";
    NotFilledIn = "not filled in", "未填写", "sin completar", "nicht ausgefüllt", "não preenchido", "غير معبّأ";
    Weekly = "weekly", "每周", "semanal", "wöchentlich", "semanal", "أسبوعي";
    Monthly = "monthly", "每月", "mensual", "monatlich", "mensal", "شهري";
    Quarterly = "quarterly", "每季度", "trimestral", "vierteljährlich", "trimestral", "ربع سنوي";
    Annual = "annual", "每年", "anual", "jährlich", "anual", "سنوي";
    PerEvent = "per case", "逐例", "por caso", "je Fall", "por caso", "لكل حالة";
    SampleOfPopulation =
        "by population, e.g. 60 %",
        "按总体抽取，例如60%",
        "según la población, p. ej. 60 %",
        "nach Grundgesamtheit, z. B. 60 %",
        "conforme a população, p. ex. 60%",
        "بحسب المجتمع الإحصائي، مثلاً 60%";
    OnePerConfiguration =
        "1 per configuration version",
        "每个配置版本1个",
        "1 por versión de la configuración",
        "1 je Konfigurationsversion",
        "1 por versão da configuração",
        "1 لكل إصدار من الإعدادات";

    // Diagrams
    DiagramStart = "Start", "开始", "Inicio", "Start", "Início", "البداية";
    DiagramDone = "Done", "完成", "Terminado", "Fertig", "Concluído", "اكتمل";
    OutcomeAsked = "Outcome?", "结论？", "¿Resultado?", "Ergebnis?", "Resultado?", "النتيجة؟";
    GateInShort = "Gate", "决策点", "Decisión", "Freigabe", "Decisão", "قرار";
    NobodyYet = "Nobody yet", "尚未指定", "Nadie todavía", "Noch niemand", "Ninguém ainda", "لا أحد بعد";
    AlwaysRuns = "Always", "始终", "Siempre", "Immer", "Sempre", "دائماً";
    OtherwiseRuns = "Otherwise", "否则", "En los demás casos", "Andernfalls", "Nos demais casos", "في غير ذلك";
    Enough = "That is all", "已足够", "Es todo", "Das ist alles", "É tudo", "هذا كل شيء";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::page::tongue::left_in_english;

    /// What is the same in English and another language: loan words, abbreviations and names.
    const SAME: &[&str] = &[
        "Version de",
        "Roles es",
        "Team de",
        "System de",
        "Kpi es",
        "Kpi pt",
        "Kpis pt",
        "Parameter de",
        "StatusWord de",
        "StandardLayer de",
        "Region de",
        "TheStandard de",
        "Name de",
        "PlainTable zh",
        "PlainTable es",
        "PlainTable de",
        "PlainTable pt",
        "PlainTable ar",
        "MarkdownText zh",
        "MarkdownText es",
        "MarkdownText de",
        "MarkdownText pt",
        "MarkdownText ar",
        "Organisation de",
        "ControlText es",
        "Manual es",
        "Manual pt",
        "Legal es",
        "No es",
        "DiagramStart de",
    ];

    #[test]
    fn no_word_is_left_in_english() {
        let left = |word: &Word| {
            let said: Vec<&str> = Tongue::ALL.iter().map(|tongue| word.text(*tongue)).collect();
            left_in_english(&said).into_iter().map(|tag| format!("{word:?} {tag}")).collect::<Vec<_>>()
        };
        let left: Vec<String> = Word::ALL.iter().flat_map(left).collect();
        assert_eq!(left, SAME, "translate what is new, or say here that it is the same word");
    }
}
