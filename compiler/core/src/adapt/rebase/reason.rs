//! Why a change can be merged, and why it cannot.

macro_rules! reasons {
    ($(#[$of:meta])* $table:ident { $($(#[$doc:meta])* $variant:ident = $name:literal: $words:literal,)* }) => {
        $(#[$of])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $table { $($(#[$doc])* $variant,)* }

        impl $table {
            /// All of them.
            pub const ALL: &'static [$table] = &[$($table::$variant,)*];

            /// Its name in outputs; once released it is not used for anything else.
            pub fn name(self) -> &'static str {
                match self { $($table::$variant => $name,)* }
            }

            /// What it means, as a sentence without its period.
            pub fn words(self) -> &'static str {
                match self { $($table::$variant => $words,)* }
            }
        }
    };
}

reasons! {
    /// Why both the standard's change and the region's stand.
    Merge {
        /// Other parts of one element.
        OtherParts = "other-parts": "the standard changed other parts of it, and neither touches what the other changed",
        /// A new path.
        Followed = "followed": "what it names has another path now and says so with `was`, so it is the same thing",
        /// A new neighbour.
        NextAnchor = "next-anchor": "the step it stood beside is gone; it keeps its place between the steps that are left",
        /// The place was moved.
        AlongWithAnchor = "along-with-anchor": "the step it stands beside moved, and it goes along, as it is said to stand there",
        /// Something else new at the same place.
        SamePlace = "same-place": "the standard put something of its own there; the region's stays nearest to the step it names",
        /// Names are added to, or taken from, whatever the standard says.
        NamesAdded = "names-added": "it adds or takes out names of its own, whatever else the list says now",
        /// The region asks for at least as much.
        StillStricter = "still-stricter": "what the region asks for is still at least as strict as what the standard asks for now",
        /// The standard says the same now.
        SaidAlready = "said-already": "the standard says the same now, so nothing is left for the region to change",
        /// The standard took it out, too.
        GoneAlready = "gone-already": "the standard took it out, too, so nothing is left for the region to take out",
        /// Only the words of what the region replaces or takes out changed.
        WordingOnly = "wording-only": "the standard changed only words of what the region takes out or replaces",
        /// A name was followed.
        NamesFollowed = "names-followed": "names in it are called otherwise now and say so with `was`",
    }
}

reasons! {
    /// Why people have to decide.
    Clash {
        /// What it changes is gone.
        TargetGone = "target-gone": "what it changes is no longer in the standard",
        /// Where it stands is gone.
        PlaceGone = "place-gone": "the place it stands at is no longer in the standard",
        /// Both changed the same.
        BothChanged = "both-changed": "the standard and the region changed the same in different ways",
        /// The region hides what the standard changed.
        HidesChange = "hides-change": "the region takes out or replaces what the standard has changed since, so nobody there would learn of it",
        /// Both moved it.
        BothMoved = "both-moved": "the standard and the region moved it to different places",
        /// The standard uses the id now.
        NameTaken = "name-taken": "the standard has something of that id at that place now",
        /// The standard has something like it now.
        AlikeInStandard = "alike-in-standard": "the standard has something like it now",
        /// A translation of words that changed.
        StaleTranslation = "stale-translation": "the words it translates have changed",
        /// What is adapted is another thing.
        AnotherThing = "another-thing": "another thing has that path now",
        /// A rule or proof refuses it.
        Refused = "refused": "a rule or a proof refuses it on the new standard",
    }
}
