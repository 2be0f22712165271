package laurel.publish;

/** In what models count a column, and so how it is published. */
public enum Unit {
    /** As it stands. */
    PLAIN,
    /** Minor units of the reporting currency; published as a decimal with its minor units. */
    MONEY,
    /** Millionths; published as a decimal of six places. */
    RATIO
}
