package laurel.feeds;

import java.util.List;
import java.util.stream.IntStream;
import laurel.feeds.Forgotten.Kind;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.Cell;
import laurel.spec.FeedKind.FeedColumn;
import org.jspecify.annotations.Nullable;

/** Puts the pseudonym for whoever was forgotten into a typed row, and takes what describes them. */
final class Disguise {
    private static final String NEVER = "do_not_contact";

    private final FeedKind feed;
    private final List<FeedColumn> columns;
    private final Forgotten forgotten;
    private final int influencer;
    private final int customer;
    private final int status;
    private boolean isWorn;

    Disguise(FeedKind feed, Forgotten forgotten) {
        this.feed = feed;
        this.forgotten = forgotten;
        columns = feed.columns();
        influencer = place("influencer_id");
        customer = place("customer_id");
        status = feed == FeedKind.INFLUENCERS ? place("status") : -1;
    }

    /** Where a canonical column is; -1: the feed has none. */
    private int place(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    void put(TypedRow row) {
        isWorn = false;
        if (forgotten.isEmpty()) {
            return;
        }
        String buyer = pseudonym(row, customer, Kind.CUSTOMER);
        if (buyer != null) {
            isWorn = true;
            row.replace(customer, buyer);
        }
        String pseudonym = pseudonym(row, influencer, Kind.INFLUENCER);
        if (pseudonym != null) {
            isWorn = true;
            disguise(row, row.cell(influencer), pseudonym);
        }
    }

    private @Nullable String pseudonym(TypedRow row, int column, Kind kind) {
        return column >= 0 && row.has(column) ? forgotten.of(kind, row.cell(column)) : null;
    }

    /** Her id may stand inside of others, as in the id of a deal. */
    private void disguise(TypedRow row, String id, String pseudonym) {
        for (int i = 0; i < columns.size(); i++) {
            FeedColumn column = columns.get(i);
            if (i == influencer) {
                row.replace(i, pseudonym);
            } else if (column.isPersonal() && column.cell() == Cell.TEXT) {
                row.replace(i, null);
            } else if (column.cell() == Cell.TEXT && column.words().isEmpty() && row.has(i)) {
                row.replace(i, Naming.replace(row.string(i), id, pseudonym));
            }
        }
        if (feed == FeedKind.INFLUENCERS) {
            row.replace(status, NEVER);
        }
    }

    /** Whether the last row, whose text is given, is of or about somebody forgotten. */
    boolean isHiding(String text) {
        return isWorn || forgotten.areNamedIn(text);
    }
}
