package laurel.reconcile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A small, dense folder of feeds and rules in which everything lies on an edge. */
final class NastyCase {
    private NastyCase() {}

    /** Writes {@code case.json} and the feeds; the same seed, the same bytes. */
    static void write(long seed, Path folder) {
        NastyWorld world = new NastyWorld(seed);
        NastyDraws draws = world.draws;
        NastyFiles.put(
                folder.resolve("case.json"),
                new NastyRules(world).json().getBytes(StandardCharsets.UTF_8));
        NastyFiles files =
                new NastyFiles(draws, draws.chance(0.3) ? 0 : world.isBusy ? 0.02 : 0.08);
        NastyRegisters registers = new NastyRegisters(world);
        NastyOrders orders = new NastyOrders(world);
        files.write(folder.resolve("orders"), orders.orders());
        files.write(folder.resolve("codes"), registers.codes());
        files.write(folder.resolve("posts"), registers.posts());
        if (draws.chance(0.95)) {
            files.write(folder.resolve("refunds"), orders.refunds());
            files.write(folder.resolve("clicks"), orders.clicks());
            files.write(folder.resolve("deals"), registers.deals());
            files.write(folder.resolve("fx"), registers.fx());
            files.write(folder.resolve("influencers"), registers.influencers());
        }
    }
}
