package com.example.calls;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hookswitch.handlers.CallerPreDial;
import org.hookswitch.handlers.CallerPreDialHandler;

/** Shows the called phone the name that the customers' register has for the caller's number. */
public final class CustomerName implements CallerPreDialHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 80;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public void callerPreDial(CallerPreDial call) throws IOException, InterruptedException {
        String number = call.caller().number();
        if (number.isEmpty()) {
            return;
        }
        String address = call.arguments().getFirst() + URLEncoder.encode(number, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        // An exception is an abnormal end of the routine: it is logged, and the call goes on with the name it had.
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        String name = answer.body().strip();
        if (answer.statusCode() == 200 && !name.isEmpty() && name.length() <= LONGEST_NAME) {
            call.caller(call.caller().withName(name));
        }
    }
}
