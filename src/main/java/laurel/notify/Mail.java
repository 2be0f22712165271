package laurel.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import laurel.spec.NotifySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail in plain text.
 *
 * @param password null: nobody signs in
 */
record Mail(NotifySpec.Mail spec, @Nullable String password) implements Channel {
    private static final String PATIENCE_MILLIS = "10000";

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void send(String title, List<Alert> alerts) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(spec.from()));
        for (String to : spec.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject(title, "UTF-8");
        message.setText(MessageText.of(title, alerts), "UTF-8");
        Transport.send(message);
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", spec.host());
        properties.put("mail.smtp.port", Integer.toString(spec.port()));
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.starttls.enable", Boolean.toString(spec.startTls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(spec.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        String user = spec.user();
        String secret = password;
        if (user == null || secret == null) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        return Session.getInstance(
                properties,
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user, secret);
                    }
                });
    }

    @Override
    public String toString() {
        return "Mail[" + spec.host() + "]";
    }
}
