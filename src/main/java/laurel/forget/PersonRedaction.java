package laurel.forget;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.feeds.Forgotten;
import laurel.feeds.Naming;
import laurel.feeds.Person;
import laurel.publish.Redaction;

/**
 * Puts the pseudonym for a person's id and a word for her names. Records in quarantine that name
 * the person lose their text.
 */
record PersonRedaction(Person person, Forgotten forgotten) implements Redaction {
    private static final Set<String> RECORDS = Set.of("raw_text", "found");
    private static final Set<String> IDS = Set.of("influencer_id");
    private static final Set<String> LISTS = Set.of("also_seen");
    private static final Set<String> TEXTS =
            Set.of("subject", "evidence", "reasons", "deal_id", "why", "message");
    private static final Set<String> WRITTEN_TO_HER = Set.of("subject", "message");

    @Override
    public Set<String> words() {
        return person.words();
    }

    @Override
    public boolean covers(String column) {
        boolean isOfInfluencers =
                IDS.contains(column) || LISTS.contains(column) || TEXTS.contains(column);
        return RECORDS.contains(column) || (isInfluencer() && isOfInfluencers);
    }

    private boolean isInfluencer() {
        return person.role() == Person.Role.INFLUENCER;
    }

    @Override
    public String of(String column, String cell) {
        if (RECORDS.contains(column)) {
            return person.isNamedIn(cell) ? Forgotten.WORD : cell;
        }
        if (person.ids().contains(cell)) {
            return pseudonym(cell);
        }
        if (IDS.contains(column)) {
            return cell;
        }
        return LISTS.contains(column) ? list(cell) : text(cell);
    }

    /** {@code click:anna|link:ben}. */
    private String list(String cell) {
        return Arrays.stream(cell.split("[|]", -1))
                .map(
                        part -> {
                            int colon = part.indexOf(':');
                            String id = part.substring(colon + 1);
                            return person.ids().contains(id)
                                    ? part.substring(0, colon + 1) + pseudonym(id)
                                    : part;
                        })
                .collect(Collectors.joining("|"));
    }

    /** A number in a text is a figure, and no id. */
    private String text(String cell) {
        String hidden = cell;
        for (String name : person.names()) {
            hidden = Naming.replace(hidden, name, Forgotten.WORD);
        }
        for (String id : person.ids()) {
            if (!id.matches("[0-9]*")) {
                hidden = Naming.replace(hidden, id, pseudonym(id));
            }
        }
        return hidden;
    }

    private String pseudonym(String id) {
        return forgotten.pseudonym(person.kind(), id);
    }

    @Override
    public Set<String> emptied(Set<String> columns) {
        return columns.containsAll(WRITTEN_TO_HER) ? WRITTEN_TO_HER : Set.of();
    }
}
