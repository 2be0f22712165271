package laurel.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import laurel.spec.FeedKind;

/** A way to deliver the same facts in another shape; what is published stays as it is. */
enum Relation {
    /** Some rows stand twice, the second one anywhere behind the first. */
    REPEATED_ROWS(Effect.MORE_RECORDS) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            return each(sheets, sheet -> sheet.with(repeated(sheet.rows(), random)));
        }
    },
    /** Every other file comes again, behind all others. */
    REPEATED_FILES(Effect.MORE_RECORDS) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            List<Sheet> all = new ArrayList<>(sheets);
            for (Sheet sheet : sheets) {
                if (random.nextBoolean()) {
                    all.add(sheet.named("z" + sheet.name()));
                }
            }
            return all;
        }
    },
    /** The rows of each file in another order. */
    SHUFFLED_ROWS(Effect.PLACES) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            return each(sheets, sheet -> sheet.with(shuffled(sheet.rows(), random)));
        }
    },
    /** The files of each feed in another order. */
    SHUFFLED_FILES(Effect.PLACES) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            return each(sheets, sheet -> sheet.named(random.nextInt(1000) + sheet.name()));
        }
    },
    /** Each file as two or three. */
    SPLIT_FILES(Effect.PLACES) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            List<Sheet> all = new ArrayList<>();
            for (Sheet sheet : sheets) {
                int size = sheet.rows().size();
                int cut = random.nextInt(size + 1);
                int next = cut + random.nextInt(size - cut + 1);
                all.add(part(sheet, "a", 0, cut));
                all.add(part(sheet, "b", cut, next));
                all.add(part(sheet, "c", next, size));
            }
            return all;
        }
    },
    /** All files of a feed as one. */
    MERGED_FILES(Effect.PLACES) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            Map<FeedKind, Sheet> merged = new LinkedHashMap<>();
            for (Sheet sheet : sheets) {
                merged.merge(sheet.feed(), sheet, Sheet::and);
            }
            return List.copyOf(merged.values());
        }
    },
    /** Each file of a daily feed begins with some of the last rows of the one before. */
    OVERLAPPING_WINDOWS(Effect.MORE_RECORDS) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            List<Sheet> all = new ArrayList<>();
            for (int i = 0; i < sheets.size(); i++) {
                Sheet sheet = sheets.get(i);
                Sheet before = sheets.get(Math.max(0, i - 1));
                boolean isWindow = i > 0 && before.feed() == sheet.feed() && sheet.isDaily();
                int from = random.nextInt(before.rows().size());
                all.add(
                        isWindow
                                ? sheet.with(
                                        joined(
                                                before.rows().subList(from, before.rows().size()),
                                                sheet.rows()))
                                : sheet);
            }
            return all;
        }
    },
    /** After a night, the last file of each daily feed comes again under another name. */
    REDELIVERED_WEEK(Effect.MORE_RECORDS) {
        @Override
        List<Sheet> before(List<Sheet> sheets, Random random) {
            return sheets;
        }

        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            List<Sheet> all = new ArrayList<>(sheets);
            Map<FeedKind, Sheet> last = new LinkedHashMap<>();
            sheets.stream().filter(Sheet::isDaily).forEach(s -> last.put(s.feed(), s));
            last.values().forEach(sheet -> all.add(sheet.named("z" + sheet.name())));
            return all;
        }
    },
    /** A night knows all refunds, but only some of the files of orders. */
    REFUND_BEFORE_ITS_ORDER(Effect.NONE) {
        @Override
        List<Sheet> before(List<Sheet> sheets, Random random) {
            // a job without orders is none
            Sheet first = first(sheets, FeedKind.ORDERS);
            List<Sheet> known = new ArrayList<>(without(sheets, FeedKind.ORDERS, random));
            known.remove(first);
            known.add(first);
            return known;
        }
    },
    /** A night is published before some of the refunds, clicks and newer versions come. */
    LATE_REFUNDS(Effect.NONE) {
        @Override
        List<Sheet> before(List<Sheet> sheets, Random random) {
            return without(sheets, FeedKind.REFUNDS, random);
        }
    },
    /** A night is published before codes are registered. */
    LATE_CODES(Effect.NONE) {
        @Override
        List<Sheet> before(List<Sheet> sheets, Random random) {
            return each(
                    sheets,
                    sheet ->
                            sheet.feed() == FeedKind.CODES
                                    ? part(sheet, "", 0, random.nextInt(sheet.rows().size()))
                                    : sheet);
        }
    },
    /** Lines end with CRLF. */
    RETURNS(Effect.NONE, Spelling.Trait.RETURNS),
    /** Files begin with a byte order mark. */
    BYTE_ORDER_MARK(Effect.NONE, Spelling.Trait.MARK),
    /** Files are packed with gzip, in one to three members. */
    GZIP(Effect.PLACES, Spelling.Trait.GZIP),
    /** Columns in another order, their names in other letters, two that nobody reads between. */
    COLUMN_ORDER(Effect.NONE, Spelling.Trait.COLUMNS),
    /** Every cell in quotes. */
    QUOTED_CELLS(Effect.NONE, Spelling.Trait.QUOTES),
    /** Blank lines between, and no end of the last line. */
    BLANK_LINES(Effect.PLACES, Spelling.Trait.BLANK_LINES),
    /** NDJSON instead of CSV. */
    NDJSON(Effect.PLACES, Spelling.Trait.NDJSON),
    /** Somebody more, with a code that nobody uses. */
    UNRELATED_INFLUENCER(Effect.ONE_MORE_CANDIDATE) {
        @Override
        List<Sheet> sheets(List<Sheet> sheets, Random random) {
            List<Sheet> all = new ArrayList<>(sheets);
            String name = STRANGER + sheets.get(0).name();
            all.add(
                    new Sheet(
                            FeedKind.CODES,
                            name,
                            List.of(World.row("code", name, "influencer_id", name))));
            all.add(
                    new Sheet(
                            FeedKind.INFLUENCERS,
                            name,
                            List.of(World.row("influencer_id", name, "followers", 5))));
            return all;
        }
    };

    /** What is published besides, and so may differ. */
    enum Effect {
        /** Nothing but byte offsets and texts of quarantine. */
        NONE,
        /** The file or line that quarantine and alerts name. */
        PLACES,
        /**
         * Besides, the reconciliation counts more records, and more rejects stand in quarantine.
         */
        MORE_RECORDS,
        /** More records, and the activation lists name the stranger too. */
        ONE_MORE_CANDIDATE
    }

    static final String STRANGER = "stranger-";

    private final Effect effect;
    private final Set<Spelling.Trait> traits = EnumSet.noneOf(Spelling.Trait.class);

    Relation(Effect effect, Spelling.Trait... traits) {
        this.effect = effect;
        Collections.addAll(this.traits, traits);
    }

    Effect effect() {
        return effect;
    }

    /** How the files are written. */
    Spelling spelling(Random random) {
        return new Spelling(traits, random);
    }

    /** The files of a world as they are delivered. */
    List<Sheet> sheets(List<Sheet> sheets, Random random) {
        return sheets;
    }

    /** What a night before had of them; empty: there was none. */
    List<Sheet> before(List<Sheet> sheets, Random random) {
        return List.of();
    }

    private static List<Sheet> each(
            List<Sheet> sheets, java.util.function.UnaryOperator<Sheet> change) {
        return sheets.stream().map(change).toList();
    }

    private static Sheet part(Sheet sheet, String part, int from, int to) {
        return sheet.named(sheet.name() + part).with(sheet.rows().subList(from, to));
    }

    private static List<Sheet> without(List<Sheet> sheets, FeedKind feed, Random random) {
        return sheets.stream()
                .filter(sheet -> sheet.feed() != feed || random.nextInt(3) == 0)
                .toList();
    }

    private static Sheet first(List<Sheet> sheets, FeedKind feed) {
        return sheets.stream().filter(sheet -> sheet.feed() == feed).findFirst().orElseThrow();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static <T> List<T> shuffled(List<T> rows, Random random) {
        List<T> all = new ArrayList<>(rows);
        Collections.shuffle(all, random);
        return all;
    }

    private static <T> List<T> repeated(List<T> rows, Random random) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.get(i));
            if (random.nextInt(3) == 0) {
                all.add(rows.get(random.nextInt(i + 1)));
            }
        }
        return all;
    }
}
