package laurel.notify;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import laurel.publish.Run;
import laurel.spec.Job;
import laurel.spec.NotifySpec;
import laurel.spec.binding.Secret;
import laurel.spec.binding.SpecFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Sends the alerts of a run that were not sent before, by every channel of the job. */
public final class AlertDelivery {
    private final Job job;
    private final Map<String, String> environment;
    private final Duration pause;

    /**
     * @param environment where secrets may be kept
     * @param pause before a channel is tried again; the second time four times as long
     */
    public AlertDelivery(Job job, Map<String, String> environment, Duration pause) {
        this.job = job;
        this.environment = Map.copyOf(environment);
        this.pause = pause;
    }

    /**
     * Sends what is new; nothing for a run that readers do not see.
     *
     * @return a sentence for every channel that failed or had something to send
     */
    public List<String> deliver(Run run) {
        NotifySpec spec = job.notifications();
        if (spec == null || !run.isCurrent()) {
            return List.of();
        }
        List<Alert> alerts = Alert.of(run);
        List<String> said = new ArrayList<>();
        Secret url = spec.webhook();
        if (url != null) {
            said.addAll(send("webhook", () -> new Webhook(reveal(url)), run, alerts));
        }
        NotifySpec.Mail mail = spec.mail();
        if (mail != null) {
            said.addAll(send("mail", () -> new Mail(mail, reveal(mail)), run, alerts));
        }
        Path file = spec.file();
        if (file != null) {
            said.addAll(send("file", () -> new AlertFile(file), run, alerts));
        }
        return said;
    }

    private String reveal(Secret secret) {
        return secret.reveal(environment);
    }

    private @Nullable String reveal(NotifySpec.Mail mail) {
        return mail.password() == null ? null : reveal(mail.password());
    }

    private List<String> send(String name, Supplier<Channel> channel, Run run, List<Alert> alerts) {
        SentAlerts sent = SentAlerts.of(job.stateFolder(), job.name(), name);
        try {
            List<Alert> fresh = sent.notYetSent(alerts);
            if (!fresh.isEmpty()) {
                Message message = Message.of(job.name(), run, fresh);
                Channel open = channel.get();
                Failsafe.with(retry()).run(() -> open.send(message));
            }
            sent.keep(alerts);
            return fresh.isEmpty()
                    ? List.of()
                    : List.of("%d new alerts sent (notify.%s)".formatted(fresh.size(), name));
        } catch (FailsafeException | SpecFault | JacksonException | IOException failure) {
            return List.of(
                    "warning: alerts could not be sent (notify.%s): %s; the next run tries again"
                            .formatted(name, reason(failure)));
        }
    }

    private RetryPolicy<Object> retry() {
        return RetryPolicy.builder()
                .withMaxAttempts(3)
                .withBackoff(pause, pause.multipliedBy(5), 4)
                .build();
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.strip();
    }
}
