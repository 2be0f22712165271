package laurel.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import laurel.feeds.Forgotten.Kind;

/**
 * Who is to be forgotten.
 *
 * @param ids at least one, or a hash
 * @param emailHashes keyed hashes of a customer's addresses
 * @param names what else tells who it is, in clear: names, handles, addresses
 */
public record Person(Role role, Set<String> ids, Set<String> emailHashes, Set<String> names) {
    /** What the person is to the shop. */
    public enum Role {
        INFLUENCER,
        CUSTOMER
    }

    public Person {
        ids = Set.copyOf(ids);
        emailHashes = Set.copyOf(emailHashes);
        names = Set.copyOf(names);
    }

    /** The column of feeds that holds the id. */
    public String column() {
        return role == Role.INFLUENCER ? "influencer_id" : "customer_id";
    }

    /** What an id is. */
    public Kind kind() {
        return role == Role.INFLUENCER ? Kind.INFLUENCER : Kind.CUSTOMER;
    }

    /** The tombstones with this person's. */
    public Forgotten buriedWith(Forgotten others) {
        List<String> texts = new ArrayList<>(names);
        texts.addAll(ids);
        return others.with(kind(), ids).with(Kind.EMAIL, emailHashes).with(Kind.TEXT, texts);
    }

    /** Whether a text names the person. */
    public boolean isNamedIn(String text) {
        return ids.stream().anyMatch(id -> Naming.isIn(text, id))
                || names.stream().anyMatch(name -> Naming.isIn(text, name));
    }

    /** Ids and names, of which one stands in every text that names the person; sorted. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>(ids);
        words.addAll(names);
        return words;
    }
}
