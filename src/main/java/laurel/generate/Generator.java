package laurel.generate;

import java.nio.file.Path;

/**
 * Canonical feeds of any size from a seed. Orders are drawn one by one and forgotten, so memory
 * depends on the influencers and the days, not on the orders.
 */
public final class Generator {
    private Generator() {}

    /**
     * Writes a folder of CSV files for each feed, and {@code job.yml} to run them, and {@code
     * answers.json}: the records of each feed, the orders by reason and the sums that a right run
     * finds on the day before {@code endsBefore}. Files of these names are replaced, others are
     * left alone.
     */
    public static void write(GeneratorSettings settings, Path folder) {
        Calendar calendar = new Calendar(settings);
        Roster roster = new Roster(settings);
        Orders orders = new Orders(settings, calendar, roster);
        AnswerSheet answers = new AnswerSheet(settings.currency());
        new OrderFeeds(settings, calendar, orders, folder, answers).write();
        new Registers(settings, roster, orders, folder, answers).write();
        JobFiles.write(settings, folder);
        answers.write(folder.resolve("answers.json"));
    }
}
