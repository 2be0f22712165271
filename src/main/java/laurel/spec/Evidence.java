package laurel.spec;

/** What may show that an order is an influencer's. */
public enum Evidence {
    CODE,
    LINK,
    CLICK
}
