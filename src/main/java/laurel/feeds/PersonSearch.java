package laurel.feeds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import laurel.FileTrouble;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/** Looks for a person in the files of the feeds, by whatever identifies them there. */
public final class PersonSearch {
    private static final int SHORTEST_NAME = 3;

    private final List<FeedSpec> feeds;
    private final List<String> unreadable = new ArrayList<>();

    /**
     * A file that names the person.
     *
     * @param file path within the feed
     * @param records that do
     */
    public record Place(FeedKind feed, String file, long records) {}

    /** A record: its feed's mapping and cells. */
    private record Met(FeedFile file, Mapping mapping, Records at) {
        /** A canonical column's cell; empty: blank, or the record could not be divided. */
        String cell(String column) {
            List<FeedColumn> columns = file.spec().feed().columns();
            for (int i = 0; i < columns.size(); i++) {
                int source = mapping.sources().get(i);
                if (columns.get(i).name().equals(column)
                        && source >= 0
                        && source < at.cells().count()
                        && at.cells().count() == mapping.width()) {
                    return at.cells().string(source);
                }
            }
            return "";
        }
    }

    private interface Visitor {
        void see(Met met);
    }

    public PersonSearch(List<FeedSpec> feeds) {
        this.feeds = feeds;
    }

    /** Files that could not be read to their end, and why. */
    public List<String> unreadable() {
        return unreadable.stream().distinct().toList();
    }

    /** An influencer with her names as the register tells them; of one unknown, the id alone. */
    public Person influencer(String id) {
        Set<String> names = new TreeSet<>();
        visit(
                met -> {
                    if (met.file.spec().feed() == FeedKind.INFLUENCERS
                            && met.cell("influencer_id").equals(id)) {
                        names.add(met.cell("name"));
                        names.add(met.cell("email"));
                        String handle = met.cell("handle");
                        names.add(handle);
                        names.add(handle.startsWith("@") ? handle.substring(1) : "");
                    }
                });
        names.removeIf(name -> name.length() < SHORTEST_NAME);
        return new Person(Person.Role.INFLUENCER, Set.of(id), Set.of(), names);
    }

    /**
     * A customer with what the feeds put beside the id or the address.
     *
     * @param key of the job; null: it has none, and no addresses
     */
    public Person customer(String idOrAddress, byte @Nullable [] key) {
        boolean isAddress = idOrAddress.contains("@");
        Set<String> ids = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        (isAddress ? addresses : ids).add(isAddress ? Naming.folded(idOrAddress) : idOrAddress);
        visit(
                met -> {
                    String id = met.cell("customer_id");
                    String address = Naming.folded(met.cell("customer_email"));
                    boolean isMet =
                            isAddress
                                    ? address.equals(Naming.folded(idOrAddress))
                                    : id.equals(idOrAddress);
                    if (isMet) {
                        ids.add(id);
                        addresses.add(address);
                    }
                });
        ids.remove("");
        addresses.remove("");
        addresses.removeIf(address -> address.startsWith(Replays.HASHED));
        Set<String> hashes = new TreeSet<>();
        if (key != null) {
            addresses.forEach(address -> hashes.add(new Emails(key).hash(address)));
        }
        return new Person(Person.Role.CUSTOMER, ids, hashes, addresses);
    }

    /** The files that name the person, repaired records left out. */
    public List<Place> places(Person person) {
        List<Place> places = new ArrayList<>();
        String column = person.column();
        Predicate<String> isNamed = person::isNamedIn;
        long[] found = {0};
        FeedFile[] last = {null};
        Runnable end =
                () -> {
                    if (found[0] > 0) {
                        places.add(new Place(last[0].spec().feed(), last[0].name(), found[0]));
                    }
                    found[0] = 0;
                };
        visit(
                met -> {
                    if (!met.file.equals(last[0])) {
                        end.run();
                        last[0] = met.file;
                    }
                    boolean isHers = person.ids().contains(met.cell(column));
                    if (!met.file.isReplayed() && (isHers || isNamed.test(met.at.text()))) {
                        found[0]++;
                    }
                });
        end.run();
        return places;
    }

    private void visit(Visitor visitor) {
        for (FeedSpec feed : feeds) {
            for (FeedFile file : FeedFiles.find(feed, new ArrayList<>())) {
                try (Records records = RecordFiles.open(file, bytes -> {})) {
                    Mapping mapping = Mapping.of(file.spec(), records.header());
                    while (records.next()) {
                        visitor.see(new Met(file, mapping, records));
                    }
                } catch (IOException e) {
                    unreadable.add(
                            "%s/%s: %s"
                                    .formatted(
                                            feed.feed().id(), file.name(), FileTrouble.reason(e)));
                }
            }
        }
    }
}
