package laurel.cli;

import java.util.List;
import laurel.explain.OrderExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why an order is credited as it is. */
@Command(
        name = "order",
        description = "Say why an order is credited as it is, or not at all.",
        footer = "  laurel explain order A-1042")
final class ExplainOrderCommand extends LaurelCommand {
    @Parameters(paramLabel = "ID", description = "The order's id, exactly as the feed writes it.")
    private String order = "";

    @Mixin private JobOption job = new JobOption();

    @Override
    public Integer call() throws Exception {
        try (LastRun last = LastRun.open(job.file(), OrderExplanation.RELATIONS)) {
            List<String> sentences = OrderExplanation.of(last.reader(), order);
            if (sentences.isEmpty()) {
                err().println("the last run knows no order " + order);
                return ExitCodes.FAILED;
            }
            out().println(last.title());
            sentences.forEach(out()::println);
            return ExitCodes.DONE;
        }
    }
}
