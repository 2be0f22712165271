package laurel.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
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
    public void send(Message message) throws MessagingException {
        MimeMessage mail = new Identified(session(), message.id());
        mail.setFrom(new InternetAddress(spec.from()));
        for (String to : spec.to()) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(message.title(), "UTF-8");
        mail.setText(message.text(), "UTF-8");
        Transport.send(mail);
    }

    /** Mailboxes keep one of several mails with one id. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@laurel>");
        }
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
