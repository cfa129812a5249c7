/** Hosts and registrable domains whose interfaces do one kind of thing. */
const kinds = {
  message: "slack.com discord.com discordapp.com telegram.org twilio.com sendgrid.com sendgrid.net mailgun.net mailgun.org postmarkapp.com mailchimp.com mandrillapp.com sparkpost.com resend.com brevo.com sendinblue.com pagerduty.com opsgenie.com office.com outlook.office365.com graph.facebook.com twitter.com x.com api.line.me vonage.com nexmo.com messagebird.com plivo.com pushover.net onesignal.com intercom.io zendesk.com webhook.office.com chat.googleapis.com fcm.googleapis.com ntfy.sh mattermost.com whatsapp.com gmail.googleapis.com mailjet.com customer.io",
  payment: "stripe.com paypal.com adyen.com braintreegateway.com braintree-api.com squareup.com square.com checkout.com mollie.com wise.com transferwise.com plaid.com klarna.com razorpay.com coinbase.com gocardless.com paddle.com chargebee.com recurly.com authorize.net worldpay.com dwolla.com payoneer.com revolut.com",
  infrastructure: "digitalocean.com linode.com vultr.com hetzner.cloud api.hetzner.cloud railway.app railway.com render.com fly.io api.fly.io heroku.com vercel.com netlify.com cloudflare.com api.cloudflare.com management.azure.com compute.googleapis.com container.googleapis.com sqladmin.googleapis.com scaleway.com ovh.com equinix.com packet.net upcloud.com exoscale.com supabase.com neon.tech planetscale.com mongodb.com aiven.io confluent.cloud upstash.com terraform.io app.terraform.io pulumi.com rancher.com kubernetes.default.svc koyeb.com northflank.com dnsimple.com namecheap.com gandi.net fastly.com bunny.net backblazeb2.com wasabisys.com",
} as const;

export const hostKinds: ReadonlyMap<string, keyof typeof kinds> = new Map(
  (["infrastructure", "payment", "message"] as const).flatMap((kind) => kinds[kind].split(" ").map((host) => [host, kind] as const)),
);
