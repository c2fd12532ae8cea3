<?php
/**
 * Holds the plugin's client against a running Colophon, without WordPress: php contract.php ADDRESS
 *
 * What the client needs of WordPress is replaced by the functions below.
 */

error_reporting( E_ALL );
set_error_handler(
	function ( $level, $message, $file, $line ) {
		if ( ! ( error_reporting() & $level ) ) {
			return true;   // Expected there: the call is marked with an @.
		}
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);
define( 'ABSPATH', __DIR__ . '/' );

/** An error as WordPress has it. */
final class WP_Error {
	private $code;
	private $message;
	private $data;

	public function __construct( $code, $message, $data = null ) {
		$this->code    = $code;
		$this->message = $message;
		$this->data    = $data;
	}

	public function get_error_code() {
		return $this->code;
	}

	public function get_error_message() {
		return $this->message;
	}

	public function get_error_data() {
		return $this->data;
	}
}

/** A post as WordPress has it. */
final class WP_Post {
	public $ID            = 17;
	public $post_title    = 'Am Kai';
	public $post_content  = '<!-- wp:paragraph --><p>Am Hafen liegt ein Schiff. Niemand sah es kommen.</p><!-- /wp:paragraph -->';
	public $post_excerpt  = '';
	public $post_status   = 'publish';
	public $post_type     = 'post';
	public $post_password = '';
	public $post_author   = '1';
	public $post_date_gmt = '2026-11-22 08:00:00';
}

function is_wp_error( $value ) {
	return $value instanceof WP_Error;
}

function __( $text ) {
	return $text;
}

function untrailingslashit( $text ) {
	return rtrim( $text, '/' );
}

function wp_json_encode( $value, $flags = 0 ) {
	return json_encode( $value, $flags );
}

function wp_strip_all_tags( $text ) {
	return strip_tags( $text );
}

function get_post_meta() {
	return '';
}

function get_permalink() {
	return 'https://kai.example/am-kai/';
}

function home_url( $path ) {
	return 'https://kai.example' . $path;
}

function get_locale() {
	return 'de_DE';
}

function get_the_author_meta() {
	return 'Kim Muster';
}

function apply_filters( $name, $value ) {
	return $value;
}

function wp_parse_args( $given, $defaults ) {
	return array_merge( $defaults, $given );
}

function get_option() {
	return array(
		'imprint' => 'kai',
		'source'  => 'cms',
		'desk'    => 'desk-kai',
	);
}

function wp_remote_request( $url, $arguments ) {
	$headers = array();
	foreach ( $arguments['headers'] as $name => $value ) {
		$headers[] = "$name: $value";
	}
	$context = stream_context_create(
		array(
			'http' => array(
				'method'          => $arguments['method'],
				'header'          => $headers,
				'content'         => $arguments['body'] ?? '',
				'timeout'         => 30,
				'ignore_errors'   => true,
				'follow_location' => 0,
			),
		)
	);
	$body    = @file_get_contents( $url, false, $context );
	if ( false === $body ) {
		return new WP_Error( 'http_request_failed', 'no answer' );
	}
	$found = array();
	foreach ( array_slice( $http_response_header, 1 ) as $line ) {
		list( $name, $value )        = array_pad( explode( ':', $line, 2 ), 2, '' );
		$found[ strtolower( $name ) ] = trim( $value );
	}
	return array(
		'status'  => (int) explode( ' ', $http_response_header[0] )[1],
		'headers' => $found,
		'body'    => $body,
	);
}

function wp_remote_retrieve_response_code( $response ) {
	return $response['status'];
}

function wp_remote_retrieve_body( $response ) {
	return $response['body'];
}

function wp_remote_retrieve_headers( $response ) {
	return $response['headers'];
}

foreach ( array( 'settings', 'client', 'item', 'words', 'view' ) as $part ) {
	require __DIR__ . "/../colophon/includes/class-colophon-$part.php";
}

function check( $what, $good, $seen = null ) {
	if ( ! $good ) {
		fwrite( STDERR, "$what: " . ( is_wp_error( $seen ) ? Colophon_Client::explain( $seen ) : json_encode( $seen ) ) . "\n" );
		exit( 1 );
	}
	echo "ok $what\n";
}

function good( $what, $answer, $status ) {
	check( $what, ! is_wp_error( $answer ) && in_array( $answer['status'], (array) $status, true ), $answer );
	return $answer;
}

$client   = new Colophon_Client( $argv[1], '' );
$post     = new WP_Post();
$id       = Colophon_Item::id( $post->ID );
$position = 1763802000000000;
$item     = Colophon_Item::of( $post );
$order    = array( 'epoch' => 0 );

$item['order'] = $order + array( 'position' => $position );
good( 'create', $client->put_item( $id, $item ), 201 );
good( 'send again', $client->put_item( $id, $item ), 200 );
$draft = Colophon_Item::draft( $post, $post->post_title, $post->post_content );
$body  = good( 'suggest for a draft', $client->suggest( $draft ), 200 )['body'];
foreach ( array( 'segments', 'more_segments', 'terms', 'related', 'verdict' ) as $field ) {
	check( "suggestions have $field", isset( $body[ $field ] ), $body );
}
check( 'a verdict has reasons', isset( $body['verdict']['decision'], $body['verdict']['reasons'] ), $body );
good( 'suggest for the item', $client->suggestions( $id ), 200 );
$decision = array(
	'kind'   => 'keyphrase',
	'value'  => 'schiff',
	'label'  => 'Schiff',
	'answer' => 'accepted',
	'by'     => 'kim',
);
good( 'decide', $client->decide( $id, $decision ), 201 );
$link = array(
	'kind'   => 'link',
	'value'  => 'item:hafenfall',
	'label'  => 'Hafenfall',
	'answer' => 'accepted',
	'origin' => 'human',
	'by'     => 'kim',
);
good( 'link an item', $client->decide( $id, $link ), 201 );
$accepted = good( 'accepted', $client->accepted( $id ), 200 );
check( 'accepted values are of a version', is_int( $accepted['body']['version'] ?? null ), $accepted );
check( 'accepted values', array( 'Schiff', 'Hafenfall' ) == array_column( $accepted['body']['values'], 'label' ), $accepted );
good( 'accepted, unchanged', $client->accepted( $id, $accepted['headers']['etag'] ), 304 );
good( 'changes', $client->changes( 0 ), 200 );
good( 'governance', $client->governance( $id, 'DE' ), 200 );
good( 'segments', $client->segments(), 200 );
$list = good( 'list of a segment', $client->segment_list( 'kuestenleser', 5, 'DE' ), 200 );
check( 'a list says how long it may be kept', preg_match( '/max-age=\d+/', $list['headers']['cache-control'] ), $list['headers'] );
good( 'related', $client->related_list( $id, 5, 'DE' ), 200 );
good( 'session', $client->session(), 200 );
good( 'imprints', $client->imprints(), 200 );
foreach ( array(
	'publish' => 'published',
	'future'  => 'scheduled',
	'draft'   => 'draft',
	'private' => 'withheld',
	'pitch'   => 'withdrawn',
) as $status => $state ) {
	$post->post_status = $status;
	check( "$status is $state", Colophon_Item::of( $post )['lifecycle']['state'] === $state );
}
$post->post_status = 'publish';
$post->post_type   = 'recipe';
check( 'a type that is not sent is withdrawn', 'withdrawn' === Colophon_Item::of( $post )['lifecycle']['state'] );
$post->post_type   = 'post';
$post->post_status = 'trash';
$item              = Colophon_Item::of( $post );
$item['order']     = $order + array( 'position' => $position + 1 );
good( 'withdraw', $client->put_item( $id, $item ), 200 );
$item['order'] = $order + array( 'position' => $position );
check( 'a late message does no harm', 'older' === good( 'send late', $client->put_item( $id, $item ), 200 )['body']['outcome'] );
good( 'delete', $client->delete_item( $id, 'cms', $position + 2 ), 200 );
$gone = $client->accepted( $id );
check( 'editors read no detail', '' !== $gone->get_error_data()['detail'] && false === strpos( $gone->get_error_message(), $gone->get_error_data()['detail'] ), $gone );
check( 'a deleted item is gone', is_wp_error( $gone ) && 410 === $gone->get_error_data()['status'], $gone );
foreach ( array(
	'withdrawn' => 'Not recommended: it was withdrawn.',
	'on_hold'   => 'Not recommended yet: it is on hold.',
) as $code => $sentence ) {
	$reason  = array(
		'code'     => $code,
		'severity' => 'block',
		'fix'      => '',
	);
	$verdict = array(
		'decision' => 'block',
		'reasons'  => array( $reason ),
	);
	check( "the sentence of $code", Colophon_View::verdict( $verdict )['sentence'] === $sentence );
}
$nobody = ( new Colophon_Client( 'http://127.0.0.1:9', '' ) )->session();
check( 'nobody answers', is_wp_error( $nobody ) && 'colophon_down' === $nobody->get_error_code(), $nobody );
echo "everything holds\n";
